package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.api.ApiTestApplication;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestConstructor;

/** More concurrent slow scrapes than the management port has threads. */
@SpringBootTest(
        classes = {ApiTestApplication.class, ScrapeConfiguration.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.prometheus.metrics.export.enabled=true", "management.server.port=0"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyScrapesTest {
    private static final int SCRAPES = 300;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SlowCollector collector = new SlowCollector();
    private final int port;
    private final PrometheusRegistry registry;

    ManyScrapesTest(@LocalManagementPort int port, PrometheusRegistry registry) {
        this.port = port;
        this.registry = registry;
        registry.register(collector);
    }

    @AfterEach
    void end() {
        collector.ends.release(Integer.MAX_VALUE / 4);
        registry.unregister(collector);
    }

    /** Collector that counts its calls and blocks until released. */
    private static final class SlowCollector implements MultiCollector {
        private final Semaphore ends = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public MetricSnapshots collect() {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            int number = begun.incrementAndGet();
            ends.acquireUninterruptibly();
            atOnce.decrementAndGet();
            return MetricSnapshots.of(GaugeSnapshot.builder()
                    .name("slow_collections")
                    .dataPoint(GaugeDataPointSnapshot.builder().value(number).build())
                    .build());
        }
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<CompletableFuture<HttpResponse<String>>> scrapes(String query) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int scrape = 0; scrape < SCRAPES; scrape++) {
            answers.add(get("prometheus" + query));
        }
        return answers;
    }

    @Test
    void scrapesOfOneClientFollowEachOther() {
        collector.ends.release(2);
        assertThat(get("prometheus").join().body()).contains("slow_collections 1.0");
        assertThat(get("prometheus?includedNames=slow_collections").join().body())
                .contains("slow_collections 2.0")
                .doesNotContain("jvm_");
    }

    @Test
    void healthIsAnsweredWhileManyWaitForMetrics() {
        List<CompletableFuture<HttpResponse<String>>> all = scrapes("");
        List<CompletableFuture<HttpResponse<String>>> chosen = scrapes("?includedNames=slow_collections");
        Await.until("a collection to begin", () -> collector.begun.get() == 1);

        assertThat(get("health/liveness").join().statusCode()).isEqualTo(OK);
        assertThat(get("health").join().statusCode()).isIn(OK, UNAVAILABLE);
        assertThat(collector.begun).as("no collection has ended").hasValue(1);

        collector.ends.release(Integer.MAX_VALUE / 4);
        all.forEach(ManyScrapesTest::assertCollectedOrRefused);
        chosen.forEach(ManyScrapesTest::assertCollectedOrRefused);
        assertThat(all).anyMatch(answer -> answer.join().statusCode() == OK);
        assertThat(all).anyMatch(answer -> answer.join().statusCode() == UNAVAILABLE);
        assertThat(collector.mostAtOnce).hasValue(1);
    }

    private static void assertCollectedOrRefused(CompletableFuture<HttpResponse<String>> answer) {
        HttpResponse<String> response = answer.join();
        if (response.statusCode() == OK) {
            assertThat(response.body()).contains("slow_collections ");
        } else {
            assertThat(response.statusCode()).isEqualTo(UNAVAILABLE);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
            assertThat(response.body()).contains("/problems/", "send the request again");
        }
    }
}
