{{- define "igmp-proxy.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "igmp-proxy.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains (include "igmp-proxy.name" .) .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "igmp-proxy.name" .) | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "igmp-proxy.selectorLabels" -}}
app.kubernetes.io/name: {{ include "igmp-proxy.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "igmp-proxy.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "igmp-proxy.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "igmp-proxy.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{- define "igmp-proxy.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "igmp-proxy.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "igmp-proxy.tokensSecret" -}}
{{- if .Values.tokens.existingSecret }}
{{- .Values.tokens.existingSecret }}
{{- else if .Values.tokens.lines }}
{{- printf "%s-tokens" (include "igmp-proxy.fullname" .) }}
{{- end }}
{{- end }}

{{/* Whether an address is one of loopback: "true", or nothing. */}}
{{- define "igmp-proxy.isLoopback" -}}
{{- if or (hasPrefix "127." .) (eq . "::1") (eq . "localhost") }}true{{ end }}
{{- end }}

{{/* Away from loopback the service wants to know who is there, and does not start without a way to tell. */}}
{{- define "igmp-proxy.checkAccess" -}}
{{- $loopback := include "igmp-proxy.isLoopback" .Values.rest.address }}
{{- $watched := not (include "igmp-proxy.isLoopback" .Values.monitoring.address) }}
{{- $other := false }}
{{- $jwt := "spring.security.oauth2.resourceserver.jwt." }}
{{- $provider := list (print $jwt "issuer-uri") (print $jwt "jwk-set-uri") (print $jwt "public-key-location") }}
{{- range $name, $_ := .Values.properties }}
{{- if or (has $name $provider) (hasPrefix "igmp-proxy.security.certificate-roles" $name) }}
{{- $other = true }}
{{- end }}
{{- end }}
{{- if not (or $loopback $other (include "igmp-proxy.tokensSecret" .)) }}
{{- fail (printf "rest.address: %s is open to everybody who reaches it: set tokens.lines or tokens.existingSecret, or leave it at 127.0.0.1" .Values.rest.address) }}
{{- end }}
{{- if and $watched (not (or $other (include "igmp-proxy.tokensSecret" .))) }}
{{- fail (printf "monitoring.address: at %s metrics need a token: set tokens.lines or tokens.existingSecret, or leave it at 127.0.0.1" .Values.monitoring.address) }}
{{- end }}
{{- if .Values.serviceMonitor.enabled }}
{{- if not $watched }}
{{- fail (printf "serviceMonitor.enabled: Prometheus does not reach monitoring.address %s: set it to node" .Values.monitoring.address) }}
{{- end }}
{{- if not .Values.serviceMonitor.tokenSecret.name }}
{{- fail "serviceMonitor.tokenSecret.name: Prometheus needs a token of the role viewer: name a Secret that has one" }}
{{- end }}
{{- end }}
{{- if not (or .Values.routers .Values.nodeSelector .Values.nodeNames .Values.allNodes) }}
{{- fail "nodeSelector: it is not said which nodes are routers: set nodeSelector, nodeNames or routers, or allNodes: true for all of them" }}
{{- end }}
{{- if and .Values.allNodes (or .Values.routers .Values.nodeSelector .Values.nodeNames) }}
{{- fail "allNodes: nodeSelector, nodeNames or routers say which nodes are routers: remove them, or set allNodes to false" }}
{{- end }}
{{- end }}

{{/*
A probe that no other pod can answer, though all of a node share its ports: it reads a file of the process beside it, written once a
second. Its line has a process, the start of that process, and the time; a line of a process that has ended, or an old one, counts for
nothing. No virtual machine is started. Takes the name of the file and its greatest age in seconds.
*/}}
{{- define "igmp-proxy.probe" -}}
exec:
  command:
    - bash
    - -c
    - |
      read -r process born written < "/run/igmp-proxy/$1" && read -r status < "/proc/$process/stat" && read -r uptime < /proc/uptime || exit 1
      fields=(${status##*) })
      ((oldest = ${uptime%%.*} - $2))
      [ "${fields[19]}" = "$born" ] && [ "$written" -gt "$oldest" ]
    - probe
    - {{ .file }}
    - {{ .age | quote }}
{{- end }}

{{/* The routers as JSON: those of the values, or one that is all there is. Each has its name, its nodes and its whole configuration. */}}
{{- define "igmp-proxy.routers" -}}
{{- $routers := list }}
{{- if .Values.routers }}
{{- $names := dict }}
{{- $nodes := dict }}
{{- range .Values.routers }}
{{- if hasKey $names .name }}
{{- fail (printf "routers: %q is there twice: give each entry a name of its own" .name) }}
{{- end }}
{{- $_ := set $names .name true }}
{{- if not (or .nodeNames .nodeSelector) }}
{{- fail (printf "routers: %q names no node: give it nodeNames or a nodeSelector" .name) }}
{{- end }}
{{- range .nodeNames }}
{{- if hasKey $nodes . }}
{{- fail (printf "routers: node %q is in two entries: a node has one proxy" .) }}
{{- end }}
{{- $_ := set $nodes . true }}
{{- end }}
{{- end }}
{{- range $entry := .Values.routers }}
{{- $others := list }}
{{- range $other := $.Values.routers }}
{{- if ne $other.name $entry.name }}
{{- $others = concat $others ($other.nodeNames | default list) }}
{{- end }}
{{- end }}
{{- $config := mergeOverwrite (deepCopy $.Values.config) (deepCopy ($entry.config | default dict)) }}
{{- $routers = append $routers (dict
      "fullname" (printf "%s-%s" (include "igmp-proxy.fullname" $) $entry.name)
      "router" $entry.name
      "nodeNames" ($entry.nodeNames | default list)
      "otherNodeNames" $others
      "nodeSelector" ($entry.nodeSelector | default dict)
      "tolerations" ($entry.tolerations | default $.Values.tolerations)
      "config" $config) }}
{{- end }}
{{- else }}
{{- $routers = append $routers (dict
      "fullname" (include "igmp-proxy.fullname" .)
      "router" "default"
      "nodeNames" .Values.nodeNames
      "otherNodeNames" list
      "nodeSelector" .Values.nodeSelector
      "tolerations" .Values.tolerations
      "config" .Values.config) }}
{{- end }}
{{- range $routers }}
{{- $upstreams := list }}
{{- range $name, $interface := (.config.interfaces | default dict) }}
{{- if eq (($interface | default dict).role | default "downstream") "upstream" }}
{{- $upstreams = append $upstreams $name }}
{{- end }}
{{- end }}
{{- if gt (len $upstreams) 1 }}
{{- fail (printf "router %q: interfaces %s are upstream: at most one may be" .router (join ", " $upstreams)) }}
{{- end }}
{{- end }}
{{- toJson $routers }}
{{- end }}
