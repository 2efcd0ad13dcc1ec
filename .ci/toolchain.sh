# What Placeweave is built with, and how `run` and `test` install what is missing.
# Sourced, never executed. Only Debian 12 and 13 are known; elsewhere the list is printed instead.
# SPDX-License-Identifier: GPL-3.0-or-later

core_packages=(
    g++-14 cmake ninja-build ccache mold pkg-config
    libsqlite3-dev libgdal-dev libproj-dev proj-data libutf8proc-dev libuchardet-dev
    nlohmann-json3-dev libcli11-dev librapidfuzz-cpp-dev
)
window_packages=(
    qt6-base-dev qt6-base-private-dev qt6-declarative-dev qt6-declarative-private-dev
    qt6-declarative-dev-tools qt6-location-dev qt6-location-plugins qt6-positioning-dev qt6-svg-dev
    qt6-qpa-plugins libqt6sql6-sqlite libxkbcommon-dev libvulkan-dev libgl1-mesa-dri
    qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-controls
    qml6-module-qtquick-templates qml6-module-qtquick-layouts qml6-module-qtquick-dialogs
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qml6-module-qtqml-statemachine qml6-module-qtlocation qml6-module-qtpositioning
    qml6-module-qtquick-shapes qml6-module-qtquick-effects qml6-module-qtcore
    qml6-module-qt-labs-folderlistmodel qml6-module-qttest
    fonts-atkinson-hyperlegible
)
test_packages=(
    libgtest-dev libgmock-dev libbenchmark-dev sqlite3 gdal-bin python3-gdal
    clang-19 clang-format-19 clang-tidy-19 xvfb xauth
)

# Qt Location came with Qt 6.5; Debian 12 has Qt 6.4.
oldest_qt=6.8

missing_packages() {
    dpkg-query -W -f '${Package} ${db:Status-Status} ${Version}\n' "$@" 2>/dev/null |
        awk -v oldest="$oldest_qt" '
            $2 == "installed" && !($1 ~ /^(qt6-base-dev|qt6-location-dev)$/ && older($3, oldest)) { print $1 }
            function older(have, want,    h, w) {
                split(have, h, /[.+]/); split(want, w, /[.]/)
                return h[1] < w[1] || (h[1] == w[1] && h[2] + 0 < w[2] + 0)
            }' |
        sort -u | comm -13 - <(printf '%s\n' "$@" | sort -u)
}

# install_missing PURPOSE PACKAGE... : says what and why first; quiet and quick when nothing is missing.
install_missing() {
    local purpose=$1
    shift
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        printf 'Placeweave needs these Debian packages to %s; install their like:\n  %s\n' \
            "$purpose" "${missing[*]}" >&2
        return 1
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            printf 'Installing packages needs root or sudo. Missing: %s\n' "${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    printf 'To %s, %d Debian packages are missing and will be installed:\n  %s\n' \
        "$purpose" "${#missing[@]}" "${missing[*]}" >&2

    local suite_option=()
    "${as_root[@]}" apt-get update -q >&2 || return 1
    if ! newest_qt_is_enough; then
        printf 'This Debian has no Qt %s, so its successor (Debian 13, trixie) is added to the package\n' "$oldest_qt" >&2
        printf 'sources at a priority that moves nothing else, and these packages come from there.\n' >&2
        add_trixie "${as_root[@]}" || return 1
        suite_option=(-t trixie)
    fi
    # The simulation of an upgrade inside a container may hit services; never ask, never restart.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get install -q -y --no-install-recommends \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
        "${suite_option[@]}" "${missing[@]}" >&2 || return 1
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -ne 0 ]; then
        printf 'Still missing after installing: %s\n' "${missing[*]}" >&2
        return 1
    fi
}

newest_qt_is_enough() {
    local candidate
    candidate=$(apt-cache policy qt6-base-dev 2>/dev/null | awk '/Candidate:/ { print $2 }')
    [ -n "$candidate" ] && [ "$candidate" != "(none)" ] &&
        dpkg --compare-versions "$candidate" ge "$oldest_qt"
}

# Adds the trixie suite of the very archive this machine already uses, pinned so low that only
# what is asked for with -t comes from it.
add_trixie() {
    local list=/etc/apt/sources.list.d/placeweave-trixie.sources
    if [ ! -f "$list" ]; then
        local uri
        uri=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
            awk '$2 ~ /bookworm/ && $2 !~ /security|updates/ && $1 ~ /debian/ { print $1; exit }')
        [ -n "$uri" ] || { echo 'No Debian archive found in the package sources.' >&2; return 1; }
        printf 'Types: deb\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: %s\n' \
            "$uri" /usr/share/keyrings/debian-archive-keyring.gpg | "$@" tee "$list" >/dev/null
        printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' |
            "$@" tee /etc/apt/preferences.d/placeweave-trixie >/dev/null
    fi
    "$@" apt-get update -q >&2
}
