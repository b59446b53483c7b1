package prose

func (r *reader) parties([]sum) []Party { return nil }
func (r *reader) programmes() []Mention { return nil }
