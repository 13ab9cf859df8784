package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.storage.Revision;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "revisions", description = "History of the configuration")
class RevisionController {
    private final ConfigurationService service;
    private final Changes changes;

    RevisionController(ConfigurationService service, Changes changes) {
        this.service = service;
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Lists the stored revisions, newest first")
    @ApiResponse(responseCode = "200", description = "The revisions without their documents")
    @ApiResponse(responseCode = "507", description = "The history cannot be read")
    ItemList<RevisionResponse> revisions() {
        return new ItemList<>(service.revisions().all().stream()
                .sorted(Comparator.comparingLong(Revision::number).reversed())
                .map(RevisionResponse::summary)
                .toList());
    }

    @GetMapping("/{number}")
    @Operation(summary = "Returns one revision with its document")
    @ApiResponse(responseCode = "200", description = "The revision")
    @ApiResponse(responseCode = "404", description = "The revision does not exist, or is no longer stored")
    RevisionResponse revision(@Parameter(example = "7") @PathVariable long number) {
        return RevisionResponse.whole(service.revisions().get(number));
    }

    @PostMapping("/{number}/rollback")
    @Operation(
            summary = "Restores the document of a revision",
            description = "Undoes all changes made after that revision. The restore is an ordinary change and"
                    + " creates a new revision.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The document in force now, and the changes. With dryRun, the document that would be in force, and"
                            + " the changes.")
    @ApiResponse(responseCode = "404", description = "The revision does not exist, or is no longer stored")
    ResponseEntity<ChangeAnswer<ConfigurationDocument>> rollBack(
            @Parameter(example = "7") @PathVariable long number, ChangeRequest request) {
        ProxyConfiguration wanted = service.revisions().get(number).configuration();
        return changes.carryOut(request, "rollback to revision " + number, before -> wanted)
                .show(ConfigurationDocument::new);
    }
}
