// Package house guards the building rather than what happens in it: which
// package may import which, where SQL and the network live, how long a function
// may get, and that the README, go.mod and the image ask for the same Go.
// Package house/site beside it tests the whole site as a reader meets it.
//
// Neither holds code of the product: deleting this folder changes no program.
package house
