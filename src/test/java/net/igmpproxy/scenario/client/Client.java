package net.igmpproxy.scenario.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import net.igmpproxy.client.ApiClient;
import net.igmpproxy.client.ApiException;
import net.igmpproxy.client.JSON;
import net.igmpproxy.client.api.ConfigApi;
import net.igmpproxy.client.api.ConfirmApi;
import net.igmpproxy.client.api.DiagnosticsApi;
import net.igmpproxy.client.api.GroupsApi;
import net.igmpproxy.client.api.InterfacesApi;
import net.igmpproxy.client.api.RevisionsApi;
import net.igmpproxy.client.api.RoutesApi;
import net.igmpproxy.client.api.ServiceApi;
import net.igmpproxy.client.model.InterfaceConfiguration;
import net.igmpproxy.client.model.Problem;
import net.igmpproxy.client.model.ProxyConfiguration;
import net.igmpproxy.lab.Await;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Generated client of one service. */
record Client(
        ServiceApi service,
        ConfigApi config,
        ConfirmApi confirm,
        RevisionsApi revisions,
        InterfacesApi interfaces,
        RoutesApi routes,
        GroupsApi groups,
        DiagnosticsApi diagnostics,
        TextAnswers texts) {

    static Client of(URI service) {
        TextAnswers texts = new TextAnswers();
        ApiClient client = new ApiClient().setReadTimeout(Await.PATIENCE).setResponseInterceptor(texts);
        client.updateBaseUri(service.toString());
        return new Client(
                new ServiceApi(client),
                new ConfigApi(client),
                new ConfirmApi(client),
                new RevisionsApi(client),
                new InterfacesApi(client),
                new RoutesApi(client),
                new GroupsApi(client),
                new DiagnosticsApi(client),
                texts);
    }

    /** Returns the example of the VyOS manual with a second downstream interface. */
    static ProxyConfiguration vyosExample() {
        return new ProxyConfiguration()
                .putInterfacesItem(
                        "eth0",
                        new InterfaceConfiguration()
                                .role(InterfaceConfiguration.RoleEnum.UPSTREAM)
                                .addAltSubnetsItem("10.0.0.0/23"))
                .putInterfacesItem("eth1", new InterfaceConfiguration())
                .putInterfacesItem("eth2", new InterfaceConfiguration());
    }

    /** Returns the configuration in force. */
    ProxyConfiguration configuration() throws ApiException {
        return config.currentConfiguration(null);
    }

    /** Returns the ETag of the configuration in force. */
    String etag() throws ApiException {
        return config.currentConfigurationWithHttpInfo(null)
                .getHeaders()
                .getOrDefault("etag", List.of())
                .get(0);
    }

    /** Returns the problem detail of a refused call. */
    static Problem refusal(ThrowingCallable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("the call was not refused").isNotNull();
        Problem problem = JSON.getDefault().getMapper().readValue(refusal.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(refusal.getCode());
        return problem;
    }
}
