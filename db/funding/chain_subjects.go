package funding

import "slices"

// subject is what a chain is about: own are the awards whose money is followed
// to its end, beside are those that stand one step further.
type subject struct{ own, beside []string }

// subjects gives the awards of each programme, and for each body that manages
// money those in which it receives to manage; beside them what anybody gives
// of the same money, and what the body adds of its own.
func (c *chains) subjects() (programmes, managers map[string]*subject) {
	programmes, managers = map[string]*subject{}, map[string]*subject{}
	for _, a := range c.Awards {
		if a.Programme != "" {
			s := at(programmes, a.Programme)
			s.own = append(s.own, a.Key)
		}
		if a.Hop == ToManager {
			for _, o := range a.Receiver.Organizations {
				s := at(managers, o)
				s.own = append(s.own, a.Key)
			}
		}
	}
	for _, a := range c.Awards {
		of := map[*subject]bool{}
		for _, p := range a.Parents {
			parent := c.awards[p]
			if parent.Programme != "" && parent.Programme != a.Programme {
				of[programmes[parent.Programme]] = true
			}
			if parent.Hop == ToManager {
				for _, o := range parent.Receiver.Organizations {
					of[managers[o]] = true
				}
			}
		}
		if a.Origin == PassedOn || a.Origin == OwnContribution {
			for _, o := range a.Payer.Organizations {
				of[managers[o]] = true
			}
		}
		for s := range of {
			if s == nil {
				continue
			}
			if _, own := slices.BinarySearch(s.own, a.Key); !own { // awards stand sorted
				s.beside = append(s.beside, a.Key)
			}
		}
	}
	return programmes, managers
}

func at(subjects map[string]*subject, key string) *subject {
	if subjects[key] == nil {
		subjects[key] = &subject{}
	}
	return subjects[key]
}
