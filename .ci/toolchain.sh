# What Placeweave is built with, and how `run` and `test` install what is missing.
# Sourced, never executed. Only Debian 12 and 13 are known; elsewhere the list is printed instead.
# SPDX-License-Identifier: GPL-3.0-or-later

# A package may name the oldest version that will do: name>=version.
core_packages=(
    g++-14 cmake ninja-build ccache mold pkg-config
    'libsqlite3-dev>=3.43' 'libgdal-dev>=3.9' libproj-dev proj-data
    libboost-dev libutf8proc-dev libuchardet-dev nlohmann-json3-dev libcurl4-openssl-dev libcli11-dev libjemalloc-dev
    librapidfuzz-cpp-dev libgeo-coordinates-osgb-perl 'libh3-dev>=4'
    libnanoflann-dev libical-dev 'libigraph-dev>=0.10' 'libxlsxwriter-dev>=1.1'
    libtag1-dev
)
window_packages=(
    'qt6-base-dev>=6.8' qt6-base-private-dev qt6-declarative-dev qt6-declarative-private-dev
    qt6-declarative-dev-tools qt6-svg-plugins qt6-location-dev qt6-location-plugins qt6-positioning-dev qt6-svg-dev
    qt6-qpa-plugins libqt6sql6-sqlite libxkbcommon-dev libvulkan-dev libgl1-mesa-dri
    qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-controls
    qml6-module-qtquick-templates qml6-module-qtquick-layouts qml6-module-qtquick-dialogs
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qml6-module-qtqml-statemachine qml6-module-qtlocation qml6-module-qtpositioning
    qml6-module-qtquick-shapes qml6-module-qtquick-effects qml6-module-qtcore
    qml6-module-qt-labs-folderlistmodel qml6-module-qttest
    'libqpdf-dev>=11' libqrencode-dev
    fonts-atkinson-hyperlegible
)
test_packages=(
    libgtest-dev libgmock-dev libbenchmark-dev sqlite3 gdal-bin python3-gdal
    clang-22 clang-format-22 clang-tidy-22 xvfb xauth poppler-utils zbar-tools
    python3-jsonschema
)

# Qt Location came with Qt 6.5; Debian 12 has Qt 6.4.
oldest_qt=6.8
trixie_list=/etc/apt/sources.list.d/placeweave-trixie.sources

# The names among PACKAGE[>=VERSION]... that are not installed, or too old.
missing_packages() {
    local names
    mapfile -t names < <(printf '%s\n' "$@" | sed 's/>=.*//')
    dpkg-query -W -f '${Package} ${db:Status-Status} ${Version}\n' "${names[@]}" 2>/dev/null |
        awk -v wanted="$*" '
            BEGIN {
                n = split(wanted, items, " ")
                for (i = 1; i <= n; i++) {
                    at = index(items[i], ">=")
                    name = at ? substr(items[i], 1, at - 1) : items[i]
                    oldest[name] = at ? substr(items[i], at + 2) : ""
                }
            }
            $2 == "installed" && !(oldest[$1] != "" && older($3, oldest[$1])) { have[$1] = 1 }
            END { for (name in oldest) if (!(name in have)) print name }
            function older(version, than,    v, t) {
                sub(/^[0-9]+:/, "", version)
                split(version, v, /[.+~-]/); split(than, t, /[.]/)
                return v[1] + 0 < t[1] + 0 || (v[1] + 0 == t[1] + 0 && v[2] + 0 < t[2] + 0)
            }' | sort
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
    if [ -f "$trixie_list" ]; then
        suite_option=(-t trixie)
    elif ! newest_qt_is_enough; then
        printf 'This Debian has no Qt %s, so its successor (Debian 13, trixie) is added to the package\n' "$oldest_qt" >&2
        printf 'sources at a priority that moves nothing else, and these packages come from there.\n' >&2
        add_trixie "${as_root[@]}" || return 1
        suite_option=(-t trixie)
    fi
    # Never ask, never restart services.
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

# The browser in which the web map is tried, as this Debian has it: a newer one would move half the
# machine. Without it that test says "skipped".
install_browser() {
    command -v chromium >/dev/null && return 0
    command -v apt-get >/dev/null || return 0
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    printf 'To try the web map in a browser, chromium is installed.\n' >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get install -q -y --no-install-recommends chromium >&2 ||
        printf 'It could not be installed: the web map is not tried in a browser.\n' >&2
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
    local uri
    uri=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
        awk '$2 ~ /bookworm/ && $2 !~ /security|updates/ && $1 ~ /debian/ { print $1; exit }')
    [ -n "$uri" ] || { echo 'No Debian archive found in the package sources.' >&2; return 1; }
    # The pin first: without it an interrupted run would leave the newer suite at full priority.
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' |
        "$@" tee /etc/apt/preferences.d/placeweave-trixie >/dev/null
    printf 'Types: deb\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: %s\n' \
        "$uri" /usr/share/keyrings/debian-archive-keyring.gpg | "$@" tee "$trixie_list" >/dev/null
    "$@" apt-get update -q >&2
}
