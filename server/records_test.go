package main

import (
	"testing"

	"sillage/db/dbtest"
)

func TestX(t *testing.T) {
	site := smallWorld(t, dbtest.Registers(t))
	for _, at := range []string{"/fr/enregistrements?theme=all", "/fr/enregistrements", "/fr/", "/fr/sources", "/fr/organismes/bn-123456782", "/fr/programmes/essai", "/api/v1/records?theme=all", "/fr/enregistrements.csv?theme=all", "/fr/calculs/records.enters.committed?theme=all"} {
		t.Log(at, string(answerOf(t, site, at)))
	}
}
