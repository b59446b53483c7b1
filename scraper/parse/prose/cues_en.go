package prose

import (
	"slices"
	"strings"
	"sync"
)

var englishTable = sync.OnceValue(func() *cueTable { return compile(englishCues()) })

// regular lists the forms of regular English verbs that have a subject:
// "awards", "awarded", "will award", "is awarding".
func regular(stems ...string) []string {
	var out []string
	for _, s := range stems {
		past := s + "ed"
		if strings.HasSuffix(s, "e") {
			past = s + "d"
		}
		out = append(out, s, s+"s", past, strings.TrimSuffix(s, "e")+"ing")
	}
	return out
}

// passives lists the forms that say what was given to their subject.
func passives(participles ...string) []string {
	var out []string
	for _, p := range participles {
		for _, a := range []string{"is", "are", "was", "were", "has been", "have been", "had been", "will be", "is being", "are being", "being", "been"} {
			out = append(out, a+" "+p)
		}
	}
	return out
}

// past lists the participles of regular verbs.
func past(stems ...string) []string {
	var out []string
	for _, s := range stems {
		if strings.HasSuffix(s, "e") {
			out = append(out, s+"d")
		} else {
			out = append(out, s+"ed")
		}
	}
	return out
}

var (
	givingEN   = []string{"award", "grant", "contribute", "allocate", "invest", "fund", "cofund", "donate", "earmark", "disburse", "pledge", "dedicate", "provide", "finance", "inject", "distribute", "add"}
	managingEN = []string{"administer", "manage", "redistribute", "distribute", "disburse", "oversee", "coordinate"}
)

func englishCues() map[cue][]string {
	t := map[cue][]string{}
	for _, part := range []map[cue][]string{englishNumbers(), englishMoney(), englishSpans(), englishRoles(), englishStages(), englishBodies()} {
		for c, phrases := range part {
			t[c] = append(t[c], phrases...)
		}
	}
	return t
}

func englishNumbers() map[cue][]string {
	return map[cue][]string{
		cueAtLeast: list(`more than|over|at least|a minimum of|minimum of|no less than|not less than|upwards of|in excess of|exceeding|exceeds|exceed|exceeded|greater than|just over|a little over|a little more than|
			well over|slightly more than|surpassing|surpasses|surpassed|topping|starting at|above|starting from`),
		cueAbout: list(`nearly|almost|about|some|approximately|around|roughly|close to|an estimated|approx|approaching|in the order of|in the range of|in the neighbourhood of|estimated at approximately|circa|estimated at|estimated to be`),
		cueUpTo: list(`up to|a maximum of|maximum of|at most|not exceeding|not to exceed|does not exceed|do not exceed|may not exceed|cannot exceed|must not exceed|no more than|not more than|as much as|capped at|less than|under|
			just under|slightly less than|a little less than|up to a maximum of|below|fewer than|worth up to|a ceiling of|as high as|limited to|restricted to`),
		cueAtLeastAfter: list(`or more|and up|and over|minimum|or higher`),
		cueAboutAfter:   list(`or so|approximately`),
		cueUpToAfter:    list(`or less|maximum|at most|or under`),
		cueFiller:       list(`the|a|an|of|total|sum|amount|in total|total of|combined|another|additional|what|cad`),
		cueChange: slices.Concat(regular("increase", "raise", "grow", "double", "reduce", "decrease", "expand", "boost", "jump"), list(`rose|risen|climbed|climbs|climb|rise|rises|grew|went|goes|going|fell|drop|dropped|moved|then|levels|steps|cut|up from|down from|
			brought|bringing|brings`)),
		cueAfterNumber: list(`in|for|to|from|over|and|or|is|was|were|will|of which|through|by|at|has|have|had|on|this|last|next|would|a year|per year|annually|each|with|as|during|between|more|goes|went|will go|available|toward|towards`),
	}
}

func englishMoney() map[cue][]string {
	return map[cue][]string{
		cueMoneyNoun: list(`dollars|dollar|money|funding|funds|fund|grant|grants|investment|investments|budget|budgets|contribution|contributions|loan|loans|support|financial assistance|assistance|envelope|envelopes|subsidy|subsidies|
			invest|invests|invested|donation|donations|gift|shortfall|cost|costs|revenue|revenues|allocation|allocations|award|awards|scholarship|scholarships|bursary|bursaries|prize|aid|payment|payments|financing|commitment|spending|expenditures`),
		cueMoneyAdjective: list(`additional|annually|per year|a year|in funding|in new funding|in additional funding|in support|in grants|in loans|in federal funding`),
		cuePeople: list(`riders|commuters|parents|seniors|employees|farmers|household|tenants|renters|homeowners|taxpayers|consumers|households|families|individuals|population|people|residents|visitors|visits|users|students|members|households|meals|trees|tonnes|hectares|hours|downloads|views|jobs|canadians|passengers|homes|participants|customers|
			workers|volunteers|children|books|copies|kilometres|devices|trained|reached`),
		cueNeed: list(`hoping for|hopes for|hoped for|hoping to get|left to raise|still to find|needs to find|applications received|applications worth|requests totalling|requests received|call on|calls on|calling on|called on|recommendation|recommendations|turned down for|turned down|was denied|was refused|rejected|applied for|had asked for|has asked for|shortfall|shortfalls|need|needs|needed|needing|ask for|asks for|asked for|asking for|call for|calls for|called for|calling for|demand|demands|demanded|demanding|request|requests|requested|requesting|required|requires|require|
			gap|gaps|lack|lacks|lacking|missing|underfunding|underfunded|seek|seeks|seeking|sought|want|wants|wanted|urge|urges|urged|urging|claims|claimed|deficit|backlog|would need|would take|petition|waiting for|awaiting|await|awaits|recommend|recommends|recommended`),
		cueValue: list(`project budget|appraised at|assessed at|the bill at|is estimated at|are estimated at|was estimated at|estimated to cost|would represent|would cost|is worth|was worth|were worth|damage|damages|project represents|projects represent|bill of|price tag|estimated cost|valued at|value|values|cost|costs|costing|total cost|worth of projects|leverage|leveraged|leverages|leveraging|generate|generated|generates|economic impact|spin offs|total value|project worth|private investment|
			private sector investment|private capital|total project cost|priced at|from all sources|unlock|unlocking|attract|attracting|expected to generate|economic activity`),
		cueIncome: list(`borrowing|borrowed|borrow|mortgage|cash receipts|receipts|dividends|imports|losing|lose|loses|saves|savings|bilateral trade|trade reached|exported|lost|its annual budget|s annual budget|their annual budget|its budget|construction contract|capital budget|operating budget|taxes|tax bill|operating budget|revenue|revenues|income|incomes|earn|earns|earning|earned|earnings|salary|salaries|wage|wages|spending|expenditure|expenditures|gdp|gross domestic product|sales|profits|net profit|assets|payroll|economy|rent|rents|debt|turnover|reserves|reserve fund|in goods|in sales|in exports|wages|shipped|economic output|
			market|industry|exports|imports|tax revenue|surplus|endowment|liabilities|reported revenue|contributes to the economy|making less than|making more than`),
		cueRaised: list(`sponsors|brought in|raised|raise|raises|raising|fundraising|fundraiser|campaign|campaigns|donors|donor|in donations|donations|payroll deduction|payroll deductions|bequest|bequests|collected|crowdfunding|telethon|pledged by the public|proceeds`),
		cueLimit: list(`projects under|projects over|projects above|requests over|requests under|projects of more than|projects of less than|shares closed|closed at|share price|purchased for|bought for|median price|average price|rents for|levy|levies|fee|fees|threshold|thresholds|fine|fines|penalty|penalties|ticket|tickets|tuition|membership|value of more than|value of less than|agreements of less than|awards of more than|agreements of more than|contracts over|contracts above|contracts of more than|
			contracts valued|greater than or equal to|admission|subscription|charged|charge|charges|price|priced|prices|retail|rental|rent|tender|tenders|bid|bids|sold|sells|sell for|costs|household income|deductible|deposit`),
		cueSeized: list(`scammers|scam|fraudsters|seized|seize|seizure|seizures|in cash|contraband|stolen|fraud|confiscated|misprint|typo|typographical|in error|by mistake|erroneously|instead of|returned|rescinded|recovered|repaid|repay|repayment|handed back|clawed back|
			unspent|lapsed|cancelled amount|was cancelled|were cancelled|was withdrawn|withdrawn|laundered|laundering|forfeited|street value|smuggled`),
		cuePast:     list(`had|already|previous|previously|earlier|last year|to date|so far|since|in its first phase|first phase|inaugural|in addition to|on top of|builds on|building on|had announced|by way of comparison|prior|in the past|began with|then worth`),
		cueContrast: list(`but|while|whereas|however|although|meanwhile|which|who|compared with|compared to|against`),
	}
}

func englishSpans() map[cue][]string {
	return map[cue][]string{
		cueCumulative: list(`combining the annual|cumulative|cumulatively|cumulated|adding up|adds up|added up|add it all up|add it up|adding it up|adding them up|all told|sum of recurring|sum of annual|sum of yearly`),
		cueIncreaseBefore: list(`topping up|tops up|topped up|additional|an additional|increase of|increases of|an increase of|increased by|increase by|increases by|raised by|raise of|enhancement of|boost of|top up of|further|a further|extra|an extra|supplementary|incremental|
			grow by|grew by|rise of|additional funding of|additional investment of|additional investments of`),
		cueIncreaseAfter: list(`to increase|to raise|to top up|additional|more|increase|in additional funding|in new funding|in additional investments|of new money|in new money|extra|in additional support|top up|enhancement|boost|in additional`),
		cueYearly:        list(`per year|a year|annually|each year|every year|yearly|annual|per annum|recurring|ongoing|on an ongoing basis|on an annual basis|each and every year|on a recurring basis`),
		cueOneYear: list(`in the past year|over the past year|over the last year|during the past year|for one year|one year|over one year|for a year|this year|fiscal year|this fiscal year|in the first year|the first year|first year|over the next year|over the coming year|for the year|next year|twelve months|
			over twelve months|the fiscal year|a one year|one time one year`),
		cueSeveralYears: list(`over the past decade|over the last decade|in the past decade|over the decade|for the whole period|over the whole period|over the entire period|multi year|multiyear|over several years|over many years|over the years|over the coming years|over the next few years|biennial|triennial`),
		cuePart: list(`the largest grant|the largest award|the largest of these|among the recipients|among them|a portion of|a share of|a part of|half of it|half of this|half of that|a third of it|a quarter of it|of this amount|of that amount|of this|of that|of this total|of which|of this funding|including|includes|include|included|which includes|of these funds|of this sum|of the total|of this investment|as follows|broken down|
			divided|remaining|the remaining|consisting of|comprised of|comprising|made up of|consists of|of that total|among them|specifically`),
		cueSameSum: list(`that is what|that s what|the money|this money|the funding|this funding|the amount|this amount|the investment|this investment|the funds|these funds|the grant|this grant|the sum|this sum|the contribution|this contribution|the envelope|the support|this support|
			the award|the agreement|this agreement|the increase|this increase|it covers|it is spread|it will be spread|these investments|the grants|the aid|the assistance`),
		cueThisIncrease: list(`this increase|this enhancement|this boost|this additional funding|this additional amount|this additional investment|this top up`),
		cueDuration:     list(`phase of|term of|period of|agreement of|agreements of|over|for|during|within|in|across|over a period of|over the next|over the coming|for the next|for a period of|over the past|spread over|spanning|over up to|for up to|throughout|over the course of|within the next|in the next|through`),
	}
}

func englishRoles() map[cue][]string {
	return map[cue][]string{
		cueGives: slices.Concat(regular(givingEN...), regular("increase", "boost", "double"), list(`matched the amount|matched this amount|matched the gift|matched the donation|matched the grant|is increasing|is boosting|is doubling|put in|puts in|chipping in|is chipping in|chipped in|chip in|lending|is lending|giving|kicking in|kicks in|covers|covered|cover|covering|is covering|will cover|come forward|came forward|steps in|stepped in|is the funder|is the lender|is the main funder|puts|putting|is putting|put up|put forward|stepped in with|directs|directed|channels|channelled|channeled|transferred|transfers|extends|extended|extending|gives|give|gave|giving|will give|commits|commit|committed|committing|is committing|has committed|lends|lent|loaned|spends|spent|spend|sets aside|set aside|setting aside|supports|supported|support|is supporting|
			will support|promised|promises|promise|budgeted|budgets|is making|made a contribution|makes|made|was to make|is to make|will make|paid|pays|pay|offers|offered|has given|presents|presented|gifted|is providing|is investing|is funding|chips in|
			renews|renewed|renewing|approved|approves|approving`)),
		cueAnnounces: slices.Concat(regular("announce", "unveil", "reveal", "confirm", "highlight", "launch", "name", "introduce"), list(`today announced|is announcing|is pleased to announce|is proud to announce|made the announcement`)),
		cueGiven:     slices.Concat(past(givingEN...), past("announce", "approve", "commit", "offer", "confirm", "loan", "support", "set aside"), list(`given|paid|go|goes|will go|went|flow|made available|grant|grants|contribution|contributions|donation|donations|gift|gifts|loan|loans|investment|investments`)),
		cueGiftOf:    list(`initiative|program|measure|funding|grant|grants|investment|investments|contribution|contributions|support|financial support|financial assistance|assistance|donation|gift|money|funds|aid|financing|loan|funding support|financial contribution|commitment|support funding|backing|share`),
		cueComesFrom: list(`comes from|come from|came from|coming from|drawn from|is from|are from|was from|funding from|in funding from|grant from|grants from|support from|contribution from|contributions from|investment from|donation from|gift from|
			money from|funds from|financing from|loan from|assistance from|courtesy of|provided through|allocated from|allocated by|sourced from|received from|derived from|million from|from|thousand from|financial support from|aid from|thanks to funding from|thanks to support from|thanks to the support of|with the financial support of|with funding from|with support from|with the support of|thanks to financial support from|thanks to an investment from|
			thanks to a grant from|through funding from|with the help of|with help from|with the support from|with financial support from|thanks to a contribution from|made possible by|made possible thanks to|with the assistance of|with the financial assistance of|through the support of`),
		cueReceives: slices.Concat(passives("granted", "awarded", "given", "allocated", "offered", "promised", "approved for", "selected for", "chosen for"), list(`receive|receives|received|receiving|picked up|picks up|will use the funds|will use the funding|will use the money|will use the grant|will use this funding|will use its grant|are among the recipients|is among the recipients|will use a|shared in|is supported with|was supported with|took home|walked away with|will receive|has received|have received|had received|is receiving|are receiving|are also receiving|is also receiving|to receive|obtain|obtains|obtained|get|gets|got|getting|is granted|are granted|was granted|were granted|
			is awarded|are awarded|was awarded|were awarded|has been awarded|have been awarded|benefit|benefits|benefited|have benefited|has benefited|benefit from|benefits from|benefited from|will benefit from|secured|secures|will get|could get|share|will share|shares|shared|will be given|was given|is given|were given|
			has been granted|have been granted|has access to|have access to|was selected for|will be awarded|is to receive|are to receive|will each receive|each received|recipients include|also include|collected its|sharing|split|splits|will split|splitting|will divide|pocketed|is one of the recipients|was among the recipients|won|wins|landed|lands|is in line for|drew on|counted on|can count on|could count on|was approved for|were approved for|is set to receive|qualified for|was chosen for|were chosen for`)),
		cueManages: slices.Concat(regular(managingEN...), list(`is responsible for the distribution of|is responsible for allocating|hands out|handed out|hand out|will manage|manages|managing|will administer|is managing|is administering|will distribute|is responsible for distributing|is responsible for administering|runs|will run|oversaw|
			will oversee|is overseeing|redistributes|re grants|regrants|will redistribute|is in charge of|was responsible for|acts as fund manager|will flow|disburses|will disburse|selected to deliver|will deliver the program on behalf|delivers the program on behalf|will deliver the fund|is delivering the program|
			was chosen to administer|is entrusted|was entrusted|has been entrusted|are entrusted|reviews applications|reviews the applications|will review applications|makes the payments|receives the applications|receives applications|issues the cheques|handles applications|selects the projects|will select the projects|passes on|passed on|will pass on|passes along`)),
		cueManaged:   slices.Concat(past(managingEN...), list(`run|led|overseen|delivered|operated|managed and redistributed|flow through|flowed through|will flow through|through|channelled through`)),
		cueEntrusted: list(`entrusted|entrusts|entrusted to|is entrusted to|was entrusted to|delegated to|handed to|was entrusted|given the mandate|mandated to|assigned to|transferred to`),
		cueManagerIs: list(`delivery agent|delivery partner|third party administrator|mandatary|fund manager|operator|trustee|fiscal agent|fiduciary|acts as operator|acts as trustee|managing partner|national funder|national funders|administrator|intermediary|administrators`),
		cueManagerOf: list(`administration|management|delivery|managed by|administered by|manager|operator|managed and redistributed by|delivered by|administrator|fund manager|fiscal agent|redistributed by`),
		cuePayerOf:   list(`approved by|paid by|financed by|awarded by|funder|grantmaker|grant maker|department|donor|funded by|provided by|funding organization|funding source|funders|granted by`),
		cueWith: list(`ongoing partnership with|a partnership with|the partnership with|its partnership with|their partnership with|a collaboration with|delivered with|developed with|run with|created with|designed with|partner with|will partner with|partners include|partnership between|collaboration between|partners with|teamed up with|in partnership with|in collaboration with|in cooperation with|together with|alongside|in association with|jointly with|with the collaboration of|with its partner|with its partners|working with|in conjunction with|
			partnering with|partnered with|collaborating with|along with its partner|with partners|supplied in partnership with|in co operation with`),
		cuePartners: list(`will help deliver|helps deliver|help deliver|will design|designs and delivers|will deliver the training|delivers the training|delivered the training|delivers training|provides training|will provide training|provided training|is a partner|are partners|are partnering|are teaming up|have partnered|has partnered|will be partners|will be a partner|is partnering|
			collaborates|collaborated|will collaborate|partners on|will train|offers the training|will offer the training|designed the training|was commissioned|was mandated|will lead the training|leads the training|led the training|is responsible for training|delivers workshops|takes part in|participates in`),
		cueSigns:     list(`signed|has signed|have signed|had signed|signs|is signing|will sign|entered into|has entered into|have entered into|concluded|has concluded`),
		cueBy:        list(`by`),
		cueTo:        list(`to|toward|towards|for|in|at`),
		cueOf:        list(`of|s`),
		cueOther:     list(`from|in|on|for|with|at|under|through|into|near|within|among|between|across|since|after|before|during|without|against|via|than|like|as|about|around`),
		cueAndThen:   list(`which|who|that|where`),
		cueSupported: slices.Concat(past("fund", "select", "approve", "support", "award", "choose"), list(`chosen|recipients|grantees|awardees|beneficiaries|receiving funding|supported by the program`)),
		cueSpeaks: list(`takes note|took note|is pleased that|are pleased that|is disappointed|are disappointed|congratulates|commends|declined|declines|refused|wrote|writes|explained|stated|states|expects|applauds|applauded|according to|said|says|told|believes|estimates|estimated|criticized|criticizes|point out|points out|pointed out|argues|argued|denounced|reacted|welcomed|welcomes|put the|noted|notes|reported|reports|asked|asks|called|calls|
			represents|represent|gathers`),
	}
}

func englishStages() map[cue][]string {
	return map[cue][]string{
		stageAnnounced: slices.Concat(regular("announce", "unveil", "earmark", "pledge", "dedicate"), list(`will invest|is investing|invests|will provide|is providing|will receive|will be allocated|to invest|will go|goes to|commits|committing|promised|
			will benefit|will be invested|is awarding|receives|sets aside|will fund|is funding|will contribute|is contributing|investment of|provides`)),
		stageBudgeted:  list(`budget|federal budget|budgeted|estimates|fall economic statement|voted|appropriation|in budget`),
		stageCommitted: list(`agreement|agreements|signed|contribution agreement|agreements are worth|agreement value|memorandum|committed under`),
		stageReported: list(`received|awarded|disbursed|invested|were invested|has invested|had given|was awarded|were awarded|came to|was given|were given|has provided|provided|totalled|totaled|contributed|distributed|had been given|made a total of|
			has received|have received|was contributed|came from|spent|gave`),
		stagePaid: list(`public accounts|audited|financial statements|payment records|annual return|proactive disclosure of payments`),
	}
}

func englishBodies() map[cue][]string {
	return map[cue][]string{
		bodyHead: list(`Association|Agency|Alliance|Academy|Authority|Assembly|Bank|Board|Bureau|Center|Centre|Centres|Chamber|Church|City|Clinic|Club|Clubs|Coalition|College|Commission|Committee|Community|Company|Conference|Confederation|Congress|
			Consortium|Cooperative|Co operative|Corporation|Council|County|Department|District|Federation|Foundation|Foundations|First Nation|Friends|Government|Governments|Group|Guild|Hospital|House|Institute|Institution|Laboratory|League|Library|Ministry|Mission|
			Municipality|Museum|Nation|Network|Office|Order|Organization|Partnership|Province|Town|Village|Township|School|Secretariat|Services|Service|Society|Theatre|Tribal|Trust|Union|United|University|YMCA|YWCA|
			Collective|Circle|Initiative|Boys|Girls|Friendship|Futures|Legion|Neighbourhood|Shelter|Band|Co op|Festival|Press|Program for|Region|Nations|Gallery|Orchestra|Symphony|Ballet|Opera|Hospice|Conservancy|Parish|Diocese|Hall|Housing|Commissariat|Ambulance|Archives|Auditorium|Farm|Food Bank|Kitchen|Associations|Societies|Growers|Lodge|Radio|Stewards|Choir|Fondation|Université|Ville|Société|Conseil|Maison|Boys and Girls|Big Brothers|Big Sisters|Let s Talk|Habitat for Humanity`),
		bodyState: list(`federal government|provincial government|government of|the government|government|department of|department|ministry of|city of|province of|town of|municipality of|bank|ministry|foundation`),
		bodyFund:  list(`Fund|fund`),
		classHead: list(`organizations|employers|food banks|child care centres|community groups|hubs|teams|leagues|chapters|ministries|farmers markets|legions|indigenous communities|organisations|organization|groups|nonprofits|non profits|charities|businesses|firms|companies|agencies|municipalities|centres|institutions|associations|societies|schools|libraries|museums|cooperatives|co operatives|universities|colleges|clubs|
			communities|foundations|first nations|recipients|enterprises|npos|shelters|churches|smes|start ups|startups|hospitals|partners|entrepreneurs|theatres|festivals|community organizations|manufacturers|producers|farms|clinics|congregations|networks|bands|operators|growers|processors|suppliers|exporters|publishers|presenters|broadcasters|venues|shops|retailers|restaurants|councils|districts|boards|galleries|orchestras|newspapers|labs|houses|co ops|coops|ngos|houses of worship`),
		programmeHead: list(`Program|Programme|Programs|Plan|Strategy|Initiative|Policy|Project|Campaign|Budget|Action Plan|Pilot|Stream|Framework`),
		personTitle: list(`minister|ministers|mr|mrs|ms|the honourable|honourable|hon|mp|mla|mpp|mna|mayor|premier|prime minister|president|chair|chairperson|director|executive director|ceo|chief|senator|parliamentary secretary|secretary of state|deputy|dr|professor|
			spokesperson|press secretary|member of parliament|commissioner|councillor|coordinator|chief executive officer|vice president|grand chief|councilor|critic|ambassador`),
		notBody: list(`gdp|everyone|someone|nobody|neither|either|staff|half|several|few|this|these|that|those|it|they|he|she|we|you|i|our|their|his|her|its|in|on|at|for|from|with|by|to|as|if|when|while|since|under|through|thanks|today|more|nearly|almost|about|some|up|over|an|a|and|but|or|so|both|each|all|another|other|many|most|
			such|no|not|there|here|what|which|who|how|why|where|after|before|during|among|between|eligible|quick|facts|quotes|quote|backgrounder|contacts|contact|associated|links|note|source|years|year|total|amount|one|two|three|four|five|six|seven|eight|nine|ten|
			january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|covid|internet|english|french|update|budget|phase|part|table|annex|figure|chapter|article|page|section|background|
			projects|project|altogether|however|also|then|now|additional|funding|support|money|grants|grant|theme|governance|critics|together|nationally|based|canadians`),
	}
}
