# One set of tags everywhere, so that SQLite's C is compiled once.
TAGS := sqlite_fts5
ADDR ?= 127.0.0.1:8080
DATA ?= data

.PHONY: help build run live test soak measure

help:
	@echo 'make build     both commands into bin/'
	@echo 'make run       load the embedded edition, publish it, serve it (ADDR=:9000 DATA=folder)'
	@echo 'make live      a small run of the sources of the network (CONTACT=you@example.org)'
	@echo 'make test      the quick tests; ends with what was not run'
	@echo 'make soak      long kills, long fuzzing, the whole browser matrix'
	@echo 'make measure   benchmarks, what other programs read, clean clones, the steps of the image'

build:
	mkdir -p bin
	go build -tags $(TAGS) -o bin/ ./scraper ./server

# Works on a new data folder and on one that has releases already: a second
# run replaces what each source said and publishes a new release.
run: build
	bin/scraper --data $(DATA) run --offline
	bin/scraper --data $(DATA) publish
	@echo
	@echo 'Open http://$(if $(patsubst :%,,$(ADDR)),$(ADDR:0.0.0.0:%=localhost:%),localhost$(ADDR))/'
	@echo
	bin/server --data $(DATA) --addr $(ADDR)

# A small and polite run of every source of the network, into a folder of its
# own. It ends by saying which sources it proved, and what to send us.
live: build
	@test -n '$(CONTACT)' || { echo 'make live CONTACT=address: say under which address or mail those whose sites are read reach you' >&2; exit 2; }
	bin/scraper --data $(DATA)-live run --offline
	-bin/scraper --data $(DATA)-live run --contact '$(CONTACT)' --most 25
	bin/scraper --data $(DATA)-live archive export $(DATA)-live/pages.warc.gz
	bin/scraper --data $(DATA)-live list
	@echo
	@echo 'Send us $(DATA)-live/runs/last.json, and $(DATA)-live/pages.warc.gz where a source is still unproven.'

# SILLAGE_REQUIRE=all makes a missing browser a failure instead of a line.
test: build
	@TAGS=$(TAGS) house/check.sh quick

soak: build
	@TAGS=$(TAGS) house/check.sh soak

measure: build
	@TAGS=$(TAGS) house/check.sh measure
