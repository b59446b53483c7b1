# One set of tags everywhere, so that SQLite's C is compiled once.
TAGS := sqlite_fts5
ADDR ?= 127.0.0.1:8080
DATA ?= data

.PHONY: build
build:
	mkdir -p bin
	go build -tags $(TAGS) -o bin/ ./scraper ./server
