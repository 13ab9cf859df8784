# docker build --tag igmp-proxy .
#
# The base images are arguments, for whoever has others:
#   --build-arg BUILD_IMAGE=local/jdk-maven:17 --build-arg RUNTIME_IMAGE=local/jre:17
# --build-arg JAR=built takes the jar that `mvn package` has made instead of building one in a container (with BuildKit).
# --build-arg EXTRA_CA="$(base64 -w0 ca.crt)" has downloads trust one more authority, as some networks want.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUNTIME_IMAGE=eclipse-temurin:17-jre
ARG JAR=build

FROM ${BUILD_IMAGE} AS build
ARG EXTRA_CA=""
RUN if [ -n "$EXTRA_CA" ]; then \
        echo "$EXTRA_CA" | base64 -d > /tmp/ca.crt \
        && keytool -importcert -noprompt -cacerts -storepass changeit -alias extra -file /tmp/ca.crt; \
    fi
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY openapi openapi
COPY src src
RUN mvn --batch-mode --quiet -Dmaven.test.skip -Dcheckstyle.skip -Djdeb.skip package && mkdir /jar && mv target/igmp-proxy-*.jar /jar/igmp-proxy.jar

FROM scratch AS built
COPY target/igmp-proxy-*.jar /jar/igmp-proxy.jar

FROM ${JAR} AS jar

# Laid out where it will run, by the virtual machine that will run it: only then do the archives of its classes count.
FROM ${RUNTIME_IMAGE} AS unpacked
COPY bin/install bin/lib.sh bin/java-options /build/bin/
COPY --from=jar /jar/igmp-proxy.jar /build/
RUN /build/bin/install --unpack /build/igmp-proxy.jar /opt/igmp-proxy && /build/bin/install --classes /opt/igmp-proxy

# Made anew only when another library, or another class of one, is needed.
FROM ${RUNTIME_IMAGE} AS libraries
COPY bin/install bin/lib.sh bin/java-options /build/bin/
COPY --from=unpacked /opt/igmp-proxy/lib /opt/igmp-proxy/lib
COPY --from=unpacked /opt/igmp-proxy/classes /opt/igmp-proxy/
RUN /build/bin/install --libraries /opt/igmp-proxy

FROM unpacked AS installed
COPY --from=libraries /opt/igmp-proxy/libraries.jsa /opt/igmp-proxy/
RUN /build/bin/install --archive /opt/igmp-proxy

FROM ${RUNTIME_IMAGE}
ARG VERSION=1.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="igmp-proxy" \
      org.opencontainers.image.description="An IGMP proxy (RFC 4605) for Linux routers, managed over REST" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# What changes seldom comes first, so that an upgrade brings little.
COPY --from=unpacked /opt/igmp-proxy/lib /opt/igmp-proxy/lib
COPY --from=installed /opt/igmp-proxy/native /opt/igmp-proxy/native
COPY --from=libraries /opt/igmp-proxy/libraries.jsa /opt/igmp-proxy/
COPY --from=installed /opt/igmp-proxy/start /opt/igmp-proxy/java-options /opt/igmp-proxy/igmp-proxy.jar /opt/igmp-proxy/igmp-proxy.jsa /opt/igmp-proxy/
# The configuration is kept here when it is changed over REST.
VOLUME /etc/igmp-proxy
# In /tmp, which is there with a read-only root, too.
ENV IGMPPROXY_PROBE_DIRECTORY=/tmp/igmp-proxy-probes
# Healthy is a process that has said within the last ten seconds that it forwards (docs/operations/monitoring.md). It starts no virtual machine.
HEALTHCHECK --interval=15s --timeout=5s --start-period=5m \
    CMD ["bash", "-c", "read -r process born written < \"$IGMPPROXY_PROBE_DIRECTORY/forwarding\" && read -r status < \"/proc/$process/stat\" && read -r uptime < /proc/uptime || exit 1; fields=(${status##*) }); ((oldest = ${uptime%%.*} - 10)); [ \"${fields[19]}\" = \"$born\" ] && [ \"$written\" -gt \"$oldest\" ]"]
ENTRYPOINT ["java", "@/opt/igmp-proxy/start"]
