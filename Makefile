# Index of commands. Everything runs through ./mvnw and ./fovea, which find a JDK 25 by themselves.
MVN := ./mvnw -B -ntp
BASE_URL ?= http://127.0.0.1:8080
CREDENTIALS ?= credentials.json
JAR := server/target/fovea.jar

.DEFAULT_GOAL := help
.PHONY: help build verify test format run demo conformance bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## Build the jar, without tests
	$(MVN) -q -DskipTests package

verify: ## Everything that has to pass: format, warnings, all tests, the packaged jar
	$(MVN) verify

test: ## Unit and architecture tests
	$(MVN) test

format: ## Format all sources
	$(MVN) -q spotless:apply

run: ## Start the server on 127.0.0.1:8080 (ARGS="--port 8081 …")
	./fovea serve $(ARGS)

demo: ## Start a server and send pictures through every door
	./fovea demo $(ARGS)

conformance: build ## Play the golden exchanges against BASE_URL with CREDENTIALS (the file of --credentials-file)
	@. packaging/find-jdk.sh && fovea_find_jdk && "$$FOVEA_JDK/bin/java" -cp conformance/target/classes:$(JAR) \
	  dev.fovea.conformance.Main --base-url "$(BASE_URL)" --credentials "$(CREDENTIALS)" $(ARGS)

bench: build ## Measure and print ratios (ARGS="uploads --seconds 20 --clients 32 --data DIR"; see docs/operations/performance.md)
	@. packaging/find-jdk.sh && fovea_find_jdk && "$$FOVEA_JDK/bin/java" --enable-native-access=ALL-UNNAMED \
	  -cp bench/target/classes:$(JAR) dev.fovea.bench.Main $(ARGS)

clean: ## Remove what the build made
	$(MVN) -q clean
