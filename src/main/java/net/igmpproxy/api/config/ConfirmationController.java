package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.change.RequestAuthor;
import net.igmpproxy.runtime.change.ConfigurationService;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "confirm", description = "Changes that are rolled back unless confirmed")
class ConfirmationController {
    private final ConfigurationService service;

    ConfirmationController(ConfigurationService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(summary = "Returns whether a change waits for confirmation")
    @ApiResponse(responseCode = "200", description = "The state, with the pending change if there is one")
    ConfirmationResponse confirmation() {
        return ConfirmationResponse.of(service.pending());
    }

    @PostMapping
    @Operation(summary = "Confirms the pending change")
    @ApiResponse(responseCode = "200", description = "The document in force, now permanent")
    @ApiResponse(responseCode = "409", description = "No change waits for confirmation")
    @ApiResponse(responseCode = "507", description = "The confirmation cannot be stored")
    ResponseEntity<ConfigurationDocument> confirm(HttpServletRequest request) {
        return Changes.show(service.confirm(RequestAuthor.of(request)), ConfigurationDocument::new);
    }

    @DeleteMapping
    @Operation(summary = "Rolls back the pending change at once")
    @ApiResponse(responseCode = "200", description = "The document before the change, in force again")
    @ApiResponse(responseCode = "409", description = "No change waits for confirmation")
    @ApiResponse(responseCode = "507", description = "The previous document cannot be stored")
    ResponseEntity<ConfigurationDocument> takeBack(HttpServletRequest request) {
        return Changes.show(service.takeBack(RequestAuthor.of(request)), ConfigurationDocument::new);
    }
}
