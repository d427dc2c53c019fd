{{- define "frontwatch.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "frontwatch.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "frontwatch.labels" -}}
{{ include "frontwatch.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: frontwatch
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "frontwatch.image" -}}
{{- $image := .Values.image -}}
{{ $image.repository }}{{ if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- /* Settings as environment variables; what is no text as JSON: whole numbers without an exponent, lists. */ -}}
{{- define "frontwatch.settings" -}}
{{- range $name, $value := . }}
- name: FRONTWATCH_{{ upper $name }}
  value: {{ if kindIs "string" $value }}{{ $value | quote }}{{ else }}{{ $value | toJson | quote }}{{ end }}
{{- end }}
{{- end }}

{{- define "frontwatch.kafkaEnvironment" -}}
{{- with .Values.kafka }}
- name: FRONTWATCH_KAFKA_BOOTSTRAP
  value: {{ required "kafka.bootstrap is required: the brokers, host:port, comma-separated" .bootstrap | quote }}
- name: FRONTWATCH_KAFKA_SECURITY
  value: {{ .security | quote }}
{{- if hasPrefix "SASL" .security }}
- name: FRONTWATCH_KAFKA_SASL_MECHANISM
  value: {{ .saslMechanism | quote }}
- name: FRONTWATCH_KAFKA_USERNAME
  value: {{ required "kafka.username is required with SASL" .username | quote }}
- name: FRONTWATCH_KAFKA_PASSWORD_FILE
  value: /run/secrets/kafka/{{ .passwordKey }}
{{- end }}
{{- if and .caKey (hasSuffix "SSL" .security) }}
- name: FRONTWATCH_KAFKA_CA_FILE
  value: /run/secrets/kafka/{{ .caKey }}
{{- end }}
{{- end }}
{{- end }}

{{- define "frontwatch.redisEnvironment" -}}
{{- with .Values.redis }}
- name: FRONTWATCH_REDIS_URL
  value: {{ required "redis.url is required: redis://host:6379/0, or rediss://" .url | quote }}
{{- if .username }}
- name: FRONTWATCH_REDIS_USERNAME
  value: {{ .username | quote }}
{{- end }}
{{- if .existingSecret }}
- name: FRONTWATCH_REDIS_PASSWORD_FILE
  value: /run/secrets/redis/{{ .passwordKey }}
{{- end }}
{{- if .caKey }}
- name: FRONTWATCH_REDIS_CA_FILE
  value: /run/secrets/redis/{{ .caKey }}
{{- end }}
{{- end }}
{{- end }}

{{- /* The one container of a pod, hardened as the restricted Pod Security Standard asks, and more. */ -}}
{{- define "frontwatch.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "frontwatch.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- /* Where files are mounted: a list of name and secret or configMap. */ -}}
{{- define "frontwatch.mounts" -}}
- name: tmp
  mountPath: /tmp
{{- range . }}
- name: {{ .name }}
  mountPath: /run/{{ if .configMap }}config{{ else }}secrets{{ end }}/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "frontwatch.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 64Mi}
{{- range . }}
- name: {{ .name }}
  {{- if .configMap }}
  configMap: {name: {{ .configMap }}}
  {{- else }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
  {{- end }}
{{- end }}
{{- end }}

{{- /* A service's Deployment: a dict of root, component, port, environment (text), secrets (list), and
the files (name to text) of a ConfigMap that they may name. */ -}}
{{- define "frontwatch.deployment" -}}
{{- $values := index .root.Values .component -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "frontwatch.name" .root }}-{{ .component }}
  labels:
    {{- include "frontwatch.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  {{- if $values.rebuild }}
  replicas: 0
  {{- else if not (and $values.keda $values.keda.enabled) }}
  replicas: {{ $values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      {{- include "frontwatch.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
  template:
    metadata:
      labels:
        {{- include "frontwatch.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
        {{- with .root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- if or .files .root.Values.podAnnotations }}
      annotations:
        {{- with .files }}
        checksum/files: {{ toYaml . | sha256sum }} # they are read at the start: others start the pods anew
        {{- end }}
        {{- with .root.Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
    spec:
      {{- include "frontwatch.podSecurity" .root | nindent 6 }}
      terminationGracePeriodSeconds: 20 # a service ends within 10 s
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "frontwatch.selector" .root | nindent 14 }}
              app.kubernetes.io/component: {{ .component }}
      containers:
        - name: {{ .component }}
          image: {{ include "frontwatch.image" .root | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: [services.{{ .component }}]
          env:
            {{- include "frontwatch.kafkaEnvironment" .root | trim | nindent 12 }}
            {{- with .environment }}
            {{- . | trim | nindent 12 }}
            {{- end }}
            - name: FRONTWATCH_HOST
              value: "0.0.0.0"
            - name: FRONTWATCH_PORT
              value: {{ .port | quote }}
            {{- with $values.settings }}
            {{- include "frontwatch.settings" . | trim | nindent 12 }}
            {{- end }}
          ports:
            - name: http
              containerPort: {{ .port }}
          startupProbe: # waits for nothing but the process itself
            httpGet: {path: /healthz, port: http}
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: {path: /healthz, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: {path: /readyz, port: http}
            periodSeconds: 5
            timeoutSeconds: 3
          securityContext:
            {{- include "frontwatch.containerSecurity" . | nindent 12 }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            {{- include "frontwatch.mounts" .secrets | trim | nindent 12 }}
      volumes:
        {{- include "frontwatch.volumes" .secrets | trim | nindent 8 }}
{{- end }}

{{- /* A Job that runs a command: a dict of root, component, hook (when), command (list), environment (text),
secrets (list), resources. */ -}}
{{- define "frontwatch.job" -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "frontwatch.name" .root }}-{{ .component }}
  labels:
    {{- include "frontwatch.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
  annotations:
    helm.sh/hook: {{ .hook }}
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 10
  template:
    metadata:
      labels:
        {{- include "frontwatch.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
        {{- with .root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "frontwatch.podSecurity" .root | nindent 6 }}
      restartPolicy: OnFailure
      containers:
        - name: {{ .component }}
          image: {{ include "frontwatch.image" .root | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: {{ prepend .command "services.cli" | toJson }}
          env:
            {{- include "frontwatch.kafkaEnvironment" .root | trim | nindent 12 }}
            {{- with .environment }}
            {{- . | trim | nindent 12 }}
            {{- end }}
          securityContext:
            {{- include "frontwatch.containerSecurity" . | nindent 12 }}
          resources:
            {{- toYaml .resources | nindent 12 }}
          volumeMounts:
            {{- include "frontwatch.mounts" .secrets | trim | nindent 12 }}
      volumes:
        {{- include "frontwatch.volumes" .secrets | trim | nindent 8 }}
{{- end }}

{{- /* The Secrets that a pod with a Kafka client mounts, as YAML. */ -}}
{{- define "frontwatch.kafkaSecrets" -}}
{{- with .Values.kafka.existingSecret }}
- {name: kafka, secret: {{ . | quote }}}
{{- end }}
{{- end }}
