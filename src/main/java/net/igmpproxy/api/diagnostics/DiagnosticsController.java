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
@Tag(name = "diagnostics", description = "Present and possible problems with their remedies")
class DiagnosticsController {
    private final Diagnostics diagnostics;

    DiagnosticsController(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @GetMapping
    @Operation(
            summary = "Lists all findings with their remedies; empty if there is no problem",
            description = "Checks the proxy, the kernel settings and the kernel counters. Findings about past"
                    + " events remain for ten minutes after the last event. A check also runs in the"
                    + " background every 30 s and keeps since accurate.")
    @ApiResponse(responseCode = "200", description = "The findings")
    @ApiResponse(responseCode = "503", description = "The proxy does not respond")
    ItemList<FindingResponse> findings() {
        return new ItemList<>(
                diagnostics.look().stream().map(FindingResponse::of).toList());
    }
}
