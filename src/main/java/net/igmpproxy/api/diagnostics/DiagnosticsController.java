package net.igmpproxy.api.diagnostics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.runtime.diagnosis.Diagnostics;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/diagnostics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "diagnostics", description = "What is wrong, or may be, and what to do about it")
class DiagnosticsController {
    private final Diagnostics diagnostics;

    DiagnosticsController(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @GetMapping
    @Operation(
            summary = "All findings, each with its remedy; none if there is nothing to mend",
            description =
                    "Looks at the proxy, the kernel's settings and its counters anew. What happened is kept for ten"
                            + " minutes after the last time. Every 30 s a look is taken unasked, for the sake of since.")
    @ApiResponse(responseCode = "200", description = "The findings")
    @ApiResponse(responseCode = "503", description = "The proxy does not answer")
    ItemList<FindingResponse> findings() {
        return new ItemList<>(
                diagnostics.look().stream().map(FindingResponse::of).toList());
    }
}
