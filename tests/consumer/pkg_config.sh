#!/bin/sh
# Builds one file against an installed copy as pkg-config tells, and runs it.
# usage: pkg_config.sh PKG_CONFIG COMPILER PREFIX LIBDIR SOURCE PROGRAM
set -eu
pkg_config=$1 compiler=$2 prefix=$3 libdir=$4 source=$5 program=$6

PKG_CONFIG_PATH="$prefix/$libdir/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # the flags are words
"$compiler" -std=c++20 "$source" $("$pkg_config" --cflags --libs guiju) -o "$program"
LD_LIBRARY_PATH="$prefix/$libdir" "$program"
