package net.igmpproxy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list or one page of a list, as a REST response.
 *
 * @param items the items in a fixed order
 * @param next  the cursor of the next page; {@code null} on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemList<T>(
        List<T> items,

        @Schema(description = "Cursor of the next page. Omitted on the last page.") @Nullable
        String next) {
    public ItemList {
        items = List.copyOf(items);
    }

    /** Creates a complete list. */
    public ItemList(List<T> items) {
        this(items, null);
    }
}
