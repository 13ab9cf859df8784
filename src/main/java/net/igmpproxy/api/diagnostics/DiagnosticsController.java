package net.igmpproxy.api.diagnostics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.runtime.ConfigurationService;
import net.igmpproxy.runtime.ProxyControl;
import net.igmpproxy.runtime.ServiceStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/diagnostics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "diagnostics", description = "What is wrong, or may be, and what to do about it")
class DiagnosticsController {
    private final ProxyControl control;
    private final ConfigurationService configuration;

    DiagnosticsController(ProxyControl control, ConfigurationService configuration) {
        this.control = control;
        this.configuration = configuration;
    }

    @GetMapping
    @Operation(
            summary = "All findings, each with its remedy; none if there is nothing to mend",
            description = "What happened is kept for ten minutes after the last time.")
    @ApiResponse(responseCode = "200", description = "The findings")
    @ApiResponse(responseCode = "503", description = "The proxy does not answer")
    ItemList<FindingResponse> findings() {
        Stream<FindingResponse> service = ofService(control.status()).stream();
        Stream<FindingResponse> engine = control.findings().stream().map(FindingTexts::of);
        return new ItemList<>(Stream.of(service, ofFile(), engine)
                .flatMap(findings -> findings)
                .toList());
    }

    private Stream<FindingResponse> ofFile() {
        return configuration.fileProblem().stream()
                .map(problem -> new FindingResponse(
                        "configuration-file-refused",
                        null,
                        "The configuration file was changed, and is not taken: " + problem,
                        "Correct the file, which is noticed by itself; or make any change over REST, which replaces it",
                        null,
                        null));
    }

    private static List<FindingResponse> ofService(ServiceStatus status) {
        return status.reasons().stream()
                .map(reason -> new FindingResponse(
                        "not-forwarding",
                        null,
                        "The proxy does not forward: " + reason,
                        "See the reason; GET /api/v1/service tells the state",
                        null,
                        null))
                .toList();
    }
}
