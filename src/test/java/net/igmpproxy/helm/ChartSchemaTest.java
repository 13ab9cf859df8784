package net.igmpproxy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Compares {@code values.schema.json} with the OpenAPI document; {@code -Dchart.update=true} rewrites it. */
class ChartSchemaTest {
    @Test
    void theConfigurationIsDescribedAsInTheContract() throws IOException {
        ObjectNode schema = ChartSchema.present();
        if (Boolean.getBoolean("chart.update")) {
            schema.set("definitions", ChartSchema.definitions());
            ChartSchema.write(schema);
        }

        assertThat(schema.get("definitions"))
                .as("mvn test -Dtest=ChartSchemaTest -Dchart.update=true")
                .isEqualTo(ChartSchema.definitions());
    }
}
