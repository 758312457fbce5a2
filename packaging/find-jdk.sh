# Sourced by ./fovea and ./mvnw. Sets FOVEA_JDK to the home of a JDK 25 or newer, or leaves it empty.
# Order: FOVEA_JAVA_HOME, JAVA_HOME, the java on the PATH, then the usual folders. A JDK's "release" file is read instead of starting it.
fovea_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

fovea_find_jdk() {
  FOVEA_JDK=
  path_java=$(command -v java 2>/dev/null || true)
  if [ -n "$path_java" ]; then
    path_java=$(readlink -f "$path_java" 2>/dev/null || echo "$path_java")
    path_home=${path_java%/bin/java}
  else
    path_home=
  fi
  for candidate in "${FOVEA_JAVA_HOME:-}" "${JAVA_HOME:-}" "$path_home" \
      /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    version=$(fovea_jdk_version "$candidate") || continue
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      FOVEA_JDK=$candidate
      return 0
    fi
  done
  echo "Fovea needs a JDK 25 or newer and found none in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one (for example: apt-get install temurin-25-jdk, brew install openjdk@25, sdk install java 25-tem) or set FOVEA_JAVA_HOME." >&2
  return 1
}
