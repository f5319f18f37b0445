#!/bin/sh
# Look for what must be there before packages can be installed: Python 3.11 or newer with its venv module,
# its headers and a C compiler. Prints the Python to use and the compiler, a line each; or one sentence on
# standard error for each thing that is missing, and exits 1. Installs nothing.
#
# PYTHON and CC may name the ones to use.

missing=0

say() {
    printf '%s\n' "$1" >&2
    missing=1
}

# Debian and Fedora name the packages of a Python after it: python3-venv, python3.12-venv.
find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            python=$candidate
            package=${candidate##*/}
            return 0
        fi
    done
    return 1
}

# A compiler counts when it answers: on macOS `cc` exists before the tools behind it are installed.
find_compiler() {
    for candidate in ${CC:-$("$python" -c \
        'import sysconfig; print((sysconfig.get_config_var("CC") or "cc").split()[0])') cc gcc clang}; do
        if "$candidate" --version >/dev/null 2>&1; then
            compiler=$candidate
            return 0
        fi
    done
    return 1
}

has_venv() {
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1
}

has_headers() {
    "$python" -c 'import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' >/dev/null 2>&1
}

if ! find_python; then
    say "Python 3.11 or newer was not found: install it with 'apt install python3' (Debian, Ubuntu), 'dnf install python3' (Fedora) or 'brew install python' (macOS), or name it with 'make PYTHON=...'."
    exit 1
fi
if ! has_venv; then
    say "The venv module of $python was not found: install it with 'apt install $package-venv' (Debian, Ubuntu) or 'dnf install $package' (Fedora)."
fi
if ! find_compiler; then
    say "A C compiler was not found, and durable-rules is built with one: install it with 'apt install build-essential' (Debian, Ubuntu), 'dnf install gcc' (Fedora) or 'xcode-select --install' (macOS)."
fi
if ! has_headers; then
    say "The header file Python.h of $python was not found, and durable-rules is built with it: install it with 'apt install $package-dev' (Debian, Ubuntu), 'dnf install $package-devel' (Fedora) or 'xcode-select --install' (macOS)."
fi
[ "$missing" -eq 0 ] || exit 1
printf '%s\n%s\n' "$python" "$compiler"
