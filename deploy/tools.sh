#!/bin/sh
# Gets what checks the deployment files into var/tools: helm and the Compose specification's own validator, built
# by Go, and the schemas of the custom resources that the chart makes. Does nothing, in no time, when all is there.
# Without Go the checks that need them are skipped, and say so; with REQUIRE_ALL=1 that is an error.
set -eu
cd "$(dirname "$0")/.."

helm=helm.sh/helm/v3/cmd/helm@v3.19.5
compose=github.com/compose-spec/compose-go/v2/cmd@v2.9.1
prometheus_operator=github.com/prometheus-operator/prometheus-operator@v0.85.0
keda=github.com/kedacore/keda/v2@v2.21.0

versions="$helm $compose $prometheus_operator $keda"
tools=var/tools
[ "$(cat $tools/versions 2>/dev/null)" != "$versions" ] || exit 0

if ! command -v go >/dev/null; then
    echo "No Go here: helm and the validator of the Compose specification can't be built, their checks are skipped." >&2
    [ "${REQUIRE_ALL:-}" != 1 ] || exit 1
    exit 0
fi

echo "Building helm and the Compose specification's validator with Go, once; takes a few minutes ..."
rm -rf $tools
mkdir -p $tools/crds
export GOBIN="$PWD/$tools" GOFLAGS=-modcacherw
go install $helm 2>$tools/install.log || { cat $tools/install.log >&2; exit 1; }
go install $compose 2>$tools/install.log || { cat $tools/install.log >&2; exit 1; }
mv $tools/cmd $tools/compose-spec

# copy_crds MODULE FILES...: custom resource definitions out of a module's source
copy_crds() {
    source=$(go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
    shift
    for file in "$@"; do cp "$source/$file" $tools/crds/; done
}
copy_crds $prometheus_operator \
    example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml \
    example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml
copy_crds $keda config/crd/bases/keda.sh_scaledobjects.yaml config/crd/bases/keda.sh_triggerauthentications.yaml
chmod -R u+w $tools
echo "$versions" >$tools/versions
