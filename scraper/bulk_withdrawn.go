package main

// mostWithdrawn is how many agreements in a hundred of those that stand a file
// may lack without a word from who runs it. Publishers do withdraw some; a file
// that was cut exactly between two records, or a part in the place of the whole,
// lacks many, and would be read as their withdrawal.
const mostWithdrawn = 5

const howToWithdraw = "see that the file is whole, and that several files are given together, as a folder; if so many were really withdrawn, or a list takes the place of another one, run again with --accept-withdrawals"
