package prose

// givenNames are usual given names, folded. Two or three capitals that begin
// with one name a person, whom no reading keeps.
var givenNames = setOfWords(`
	adam alain albert alex alexandra alexandre alexis alice aline amelie amanda amy andre andree andrea andrew angela anita ann anna anne anthony antoine ariane arnaud arthur audrey
	barbara beatrice benjamin benoit bernard bernadette bianca bill bob brad brandon brenda brian bruce bruno
	caleb camille carl carla carlos carol carole caroline catherine cathy cecile celine chantal charles charlotte chloe chris christian christiane christine christopher chrystia cindy claire claude claudette claudia
	clement colette colin constance cynthia
	dan daniel daniele danielle danny darren dave david dean deborah denis denise dennis derek diane dimitri dominic dominique don donald donna doris dorothy doug douglas dylan
	ed eddy edith edouard edward elaine eleanor elisabeth elizabeth elise ellen emile emilie emily emma emmanuel emmanuelle eric erica erik ernest estelle ethan etienne eugene eva evan eve evelyne
	fabien fabrice felix fernand florence france francine francis francois francoise frank fred frederic frederick frederique
	gabriel gabrielle gaetan gary genevieve geoffrey george georges gerald gerard germain gilbert gilles ginette ginny gisele giovanni gordon grace greg gregory guillaume gustave guy guylaine
	hannah harjit harold harry heather helen helene henri henry herve howard hubert hugo hugues
	ian ibrahim ines irene irwin isabel isabelle isaac ivan
	jack jacob jacqueline jacques jaime james jamie jane janet janice jasmine jason jean jeanne jeannine jeff jeffrey jennifer jeremy jerome jessica jill jim joan joanne joe joel joelle johanne john johnny jonatan jonathan jordan jose josee joseph
	josephine josh joshua joyce juan jude judith judy julia julian julie julien june justin justine
	karen karina karine kate katherine kathleen kathy katia keith kelly ken kenneth kent kevin kim kyle
	larry laura laurence laurent laurie lawrence lea leo leon leonard leslie liam lili liliane lina linda line lionel lisa lise lorraine louis louise luc luca lucas lucie lucien lucy luis luke lynda lynn lynne
	madeleine maggie malcolm manon marc marcel marcelle margaret margot marguerite maria marianne marie mariam marielle marilyn mario marion marjorie mark marlene martha martin martine mary mathieu matthew maude maurice max maxime maya megan melanie
	melissa michael michel michele micheline michelle mike milan mireille mohamed mohammad mona monica monique myriam
	nadia nadine nancy natalie nathalie nathan nicholas nick nicolas nicole nina noah noel noemie normand normande
	odette olga olivia olivier omar oscar
	pablo pamela pascal pascale pat patrice patricia patrick patty paul paula pauline peggy peter philip philippe phil pierre pierrette
	rachel rachelle ralph raphael ray raymond raymonde real rebecca rejean rejeanne remi renaud rene renee rhonda richard rick rita rob robert roberta roberto robin roger roland romain ron ronald rosa rosalie rose ross roxanne roy russell ruth ryan
	sabrina sally sam samantha samir samuel sandra sara sarah scott sean sebastien serge seamus sharon shawn sheila shirley simon simone sonia sophia sophie stan stephane stephanie stephen steve steven stuart susan suzanne suzie sylvain sylvie
	tania tanya tara ted teresa teri terry theresa theodore therese thierry thomas tim timothy tina todd tom tommy tony tracy tristan
	valerie vanessa vera veronique vicky victor victoria vincent virginie vivian
	walter wayne wendy wilfrid william willie
	xavier yan yann yannick yasmine yolande yvan yves yvette yvon yvonne zachary zoe`)

func setOfWords(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(text) {
		out[w] = true
	}
	return out
}
