package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import net.igmpproxy.api.InterfaceSchema;
import org.jspecify.annotations.Nullable;

/** Interface as a REST response: its configuration in document form, its name and its status. */
@Schema(name = "ProxyInterface", allOf = InterfaceSchema.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record InterfaceResponse(
        @Schema(example = "eth0") String name,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> configuration,

        @Schema(
                description =
                        "Key in the document that configures this interface. Omitted if it is the interface" + " name.",
                example = "eth1.*",
                accessMode = Schema.AccessMode.READ_ONLY)
        @Nullable
        String pattern,

        @Nullable StatusResponse status) {}
