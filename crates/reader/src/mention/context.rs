//! Names that mean no actor where they stand: plain places, treaties, namesakes, teams, dishes.

use super::scan::Hit;
use super::words::Word;
use super::{Form, Kind};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::records::Meaning;

/// Words after a name that make it part of another name or only a place.
const OF_A_THING: &[&str] = &[
    "convention",
    "conventions",
    "agreement",
    "agreements",
    "accord",
    "accords",
    "protocol",
    "protocols",
    "treaty",
    "treaties",
    "pact",
    "declaration",
    "memorandum",
    "statute",
    "process",
    "format",
    "formula",
    "conference",
    "summit",
    "forum",
    "dialogue",
    "talks",
    "negotiations",
    "olympics",
    "games",
    "marathon",
    "airport",
    "university",
    "institute",
    "museum",
    "times",
    "post",
    "tribune",
    "herald",
    "gazette",
    "examiner",
    "journal",
    "star",
    "globe",
    "court",
    "tribunal",
    "station",
    "metro",
    "subway",
    "underground",
    "suburb",
    "suburbs",
    "street",
    "streets",
    "bureau",
    "correspondent",
    "zoo",
    "opera",
    "philharmonic",
    "orchestra",
    "biennale",
    "club",
    "principles",
    "criteria",
    "consensus",
    "plan",
    "club's",
    "communique",
    "framework",
    "mechanism",
    "rules",
    "guidelines",
    "charter",
    "commitments",
    "residents",
    "resident",
    "hospital",
    "cathedral",
    "stadium",
    "skyline",
    "neighbourhood",
    "neighborhood",
    "district",
    "exchange",
    "weather",
    "time",
    "bombing",
    "bombings",
    "attack",
    "attacks",
    "riots",
    "massacre",
    "earthquake",
    "hotel",
    "restaurant",
    "mayor",
    "native",
    "office",
    "region",
    "province",
    "police",
    "fire",
    "river",
    "square",
    "bridge",
    "airlift",
    "wall",
    "school",
    "spring",
    "week",
    "festival",
    "derby",
    "initiative",
    "group",
];

/// Words before a place that only say where.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "within",
    "through",
    "via",
    "over",
    "above",
    "central",
    "downtown",
    "northern",
    "southern",
    "eastern",
    "western",
    "north",
    "south",
    "east",
    "west",
    "outer",
    "inner",
];

/// Nouns that a place belongs to by "of".
const PLACES: &[&str] = &[
    "city",
    "town",
    "streets",
    "outskirts",
    "suburbs",
    "suburb",
    "capital",
    "port",
    "mayor",
    "university",
    "treaty",
    "battle",
    "siege",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "bishop",
    "archbishop",
    "bank",
    "centre",
    "center",
    "heart",
    "airport",
    "district",
    "region",
    "province",
    "museum",
    "miles",
    "kilometres",
    "kilometers",
    "km",
    "congress",
    "peace",
    "convention",
    "council",
    "skies",
    "skyline",
    "sack",
    "fall",
    "liberation",
    "gates",
    "diocese",
    "museums",
    "residents",
    "people",
    "population",
    "map",
    "charter",
    "club",
    "state",
];

/// Going somewhere makes "to" and "from" a matter of place.
const MOTION: &[&str] = &[
    "flew",
    "fly",
    "flies",
    "flown",
    "flying",
    "travel",
    "travels",
    "travelled",
    "traveled",
    "travelling",
    "traveling",
    "went",
    "go",
    "goes",
    "going",
    "gone",
    "came",
    "come",
    "comes",
    "coming",
    "arrived",
    "arrive",
    "arrives",
    "arriving",
    "return",
    "returned",
    "returns",
    "returning",
    "moved",
    "moving",
    "drove",
    "drive",
    "driving",
    "fled",
    "flee",
    "fleeing",
    "visit",
    "visits",
    "trip",
    "trips",
    "journey",
    "flight",
    "flights",
    "train",
    "trains",
    "headed",
    "heading",
    "road",
    "route",
    "bound",
    "march",
    "marched",
    "marching",
    "walked",
    "sailed",
    "sent",
    "delegation",
    "evacuated",
    "transferred",
    "reported",
    "reporting",
    "back",
    "way",
    "moves",
    "flock",
    "flocked",
    "streamed",
    "rushed",
    "commute",
    "migrated",
    "emigrated",
    "escaped",
    "relocated",
    "brought",
    "invited",
    "summoned",
    "recalled",
    "deported",
    "extradited",
    "tour",
    "ride",
    "miles",
    "kilometres",
    "kilometers",
    "km",
    "hours",
    "drove",
    "took",
    "en",
];

/// What is welcomed or refused *in* a capital is so by its government.
const RECEIVED: &[&str] = &[
    "welcomed",
    "rejected",
    "condemned",
    "criticised",
    "criticized",
    "denounced",
    "greeted",
    "received",
    "seen",
    "viewed",
    "opposed",
    "dismissed",
    "praised",
    "hailed",
    "regarded",
    "perceived",
    "approved",
    "endorsed",
    "resented",
    "noted",
    "applauded",
    "mistrusted",
    "feared",
    "concern",
    "alarm",
    "anger",
    "dismay",
    "unease",
    "irritation",
    "frustration",
    "outrage",
    "officials",
    "government",
    "policymakers",
    "leaders",
    "diplomats",
    "lawmakers",
    "optimism",
    "suspicion",
    "scepticism",
    "skepticism",
    "fury",
    "relief",
];

/// After an adjective of a nation: things that only come from there.
const CULTURE: &[&str] = &[
    "food",
    "cuisine",
    "restaurant",
    "restaurants",
    "language",
    "wine",
    "wines",
    "beer",
    "cheese",
    "film",
    "films",
    "movie",
    "movies",
    "cinema",
    "literature",
    "novel",
    "novelist",
    "poet",
    "poetry",
    "music",
    "song",
    "songs",
    "singer",
    "actor",
    "actress",
    "artist",
    "painter",
    "painting",
    "art",
    "dish",
    "dishes",
    "cooking",
    "chef",
    "recipe",
    "breakfast",
    "dance",
    "dancer",
    "ballet",
    "opera",
    "fashion",
    "architecture",
    "mythology",
    "philosophy",
    "philosopher",
    "alphabet",
    "lessons",
    "grammar",
    "teacher",
    "accent",
    "translation",
    "dictionary",
    "speaking",
    "speaker",
    "speakers",
    "footballer",
    "football",
    "striker",
    "midfielder",
    "goalkeeper",
    "defender",
    "tennis",
    "rugby",
    "cricket",
    "cricketer",
    "golfer",
    "athlete",
    "athletes",
    "swimmer",
    "sprinter",
    "cyclist",
    "driver",
    "champion",
    "championship",
    "league",
    "cup",
    "coach",
    "team",
    "club",
    "tourist",
    "tourists",
    "author",
    "writer",
    "folklore",
    "tea",
    "coffee",
    "bread",
    "cake",
    "chocolate",
    "sausage",
    "soup",
    "pastry",
    "rug",
    "carpet",
    "cat",
    "dog",
    "shepherd",
    "bulldog",
    "horse",
    "watches",
    "watch",
    "cars",
    "car",
    "composer",
    "pianist",
    "violinist",
    "conductor",
    "director's",
    "comedy",
    "drama",
    "sitcom",
    "tradition",
    "traditions",
    "custom",
    "folk",
    "novels",
    "books",
    "proverb",
    "saying",
    "classes",
    "course",
    "student",
    "students",
    "descent",
    "origin",
    "ancestry",
    "immigrants",
    "immigrant",
    "culture",
    "village",
    "countryside",
];

/// A sentence with one of these is about a match.
const SPORT: &[&str] = &[
    "goal",
    "goals",
    "scored",
    "scorer",
    "striker",
    "midfielder",
    "goalkeeper",
    "quarterfinal",
    "semifinal",
    "quarterfinals",
    "semifinals",
    "playoff",
    "playoffs",
    "wicket",
    "wickets",
    "innings",
    "medal",
    "medals",
    "medallist",
    "touchdown",
    "rebounds",
    "hat-trick",
    "tournament",
    "fifa",
    "uefa",
    "stadium",
    "footballer",
    "grand slam",
    "finalists",
    "kick-off",
    "penalties",
    "batsman",
    "bowler",
    "dunk",
    "basketball",
    "baseball",
    "nba",
    "nfl",
    "olympic",
    "olympics",
];

/// At table.
const TABLE: &[&str] = &[
    "roast",
    "roasted",
    "stuffing",
    "thanksgiving",
    "carve",
    "carved",
    "oven",
    "dinner",
    "sandwich",
    "gravy",
    "cranberry",
    "baked",
    "cooked",
    "eat",
    "eaten",
    "ate",
    "served",
    "farm",
    "farms",
    "farmers",
    "breast",
    "meat",
    "feathers",
    "pounds",
    "christmas",
    "recipe",
    "poultry",
    "bird",
    "birds",
];

/// Of the American state, not the one on the Black Sea.
const AMERICAN: &[&str] = &[
    "atlanta",
    "savannah",
    "augusta",
    "senator",
    "senators",
    "governor",
    "gop",
    "republican",
    "republicans",
    "democrat",
    "democrats",
    "alabama",
    "florida",
    "carolina",
    "tennessee",
    "arizona",
    "nevada",
    "michigan",
    "pennsylvania",
    "wisconsin",
    "ohio",
    "texas",
    "congresswoman",
    "congressman",
    "ballots",
    "kemp",
    "raffensperger",
    "warnock",
    "ossoff",
    "fulton",
    "runoff",
    "primary",
    "statehouse",
    "county",
    "counties",
    "peach",
    "peaches",
    "electors",
];

/// Marks the names that mean no actor.
pub(crate) fn drop_namesakes(words: &[Word<'_>], hits: &mut [Hit], gazetteer: &Gazetteer) {
    let sentences = Sentences::of(words);
    for number in 0..hits.len() {
        let hit = &hits[number];
        if hit.dropped {
            continue;
        }
        let before = number.checked_sub(1).map(|before| &hits[before]).filter(|before| before.to == hit.from);
        let taken =
            before.map(|hit| words[hit.from..hit.to].iter().map(|word| word.span.start).collect()).unwrap_or_default();
        let surroundings = Surroundings { words, hit, sentence: sentences.words(words, hit.from), taken };
        let place = match hit.record() {
            Some((record, form)) => {
                let record = gazetteer.record(record);
                surroundings.no_actor(&record.id, record.kind, form)
            }
            None => surroundings.no_person(),
        };
        let given = hit.record().is_some() && surroundings.given_name(gazetteer, hits, number);
        if place || given {
            hits[number].dropped = true;
            continue;
        }
        if let Some(other) = surroundings.another(gazetteer) {
            hits[number].meanings = vec![other];
        }
    }
}

/// Where sentences begin and end, in words.
struct Sentences {
    starts: Vec<usize>,
}

impl Sentences {
    fn of(words: &[Word<'_>]) -> Self {
        let mut starts = Vec::new();
        let mut last = None;
        for (number, word) in words.iter().enumerate() {
            if last != Some(word.sentence) {
                starts.push(number);
                last = Some(word.sentence);
            }
        }
        Self { starts }
    }

    /// The words of the sentence a word is in, at most fifty to each side.
    fn words<'w, 'a>(&self, words: &'w [Word<'a>], at: usize) -> &'w [Word<'a>] {
        let number = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(number).copied().unwrap_or(0).max(at.saturating_sub(50));
        let end = self.starts.get(number + 1).copied().unwrap_or(words.len()).min(at + 50);
        &words[start..end.max(start)]
    }
}

/// A name with the words about it.
struct Surroundings<'w, 'a> {
    words: &'w [Word<'a>],
    hit: &'w Hit,
    sentence: &'w [Word<'a>],
    /// Where the words of the name before it begin.
    taken: Vec<usize>,
}

impl Surroundings<'_, '_> {
    fn before(&self, back: usize) -> Option<&Word<'_>> {
        let at = self.hit.from.checked_sub(back)?;
        let word = &self.words[at];
        (word.sentence == self.words[self.hit.from].sentence).then_some(word)
    }

    fn after(&self, on: usize) -> Option<&Word<'_>> {
        let word = self.words.get(self.hit.to - 1 + on)?;
        (word.sentence == self.words[self.hit.from].sentence).then_some(word)
    }

    fn any(&self, list: &[&str]) -> bool {
        self.sentence.iter().any(|word| word.among(list))
    }

    fn no_actor(&self, id: &str, kind: Kind, form: Form) -> bool {
        let after = |list: &[&str]| self.after(1).is_some_and(|word| word.among(list));
        match form {
            Form::Demonym => {
                after(CULTURE) || (self.match_of_sports() && kind == Kind::State) || self.hyphenated_before()
            }
            Form::Metonym => {
                self.part_of_a_thing()
                    || self.only_where()
                    || self.dateline()
                    || self.match_of_sports()
                    || self.city_state()
            }
            Form::Name if kind == Kind::State => {
                (self.match_of_sports())
                    || (id == "TUR"
                        && self.words[self.hit.from].folded == "Turkey"
                        && self.any(TABLE)
                        && !self.before(1).is_some_and(|word| word.among(&["in", "with", "from"])))
                    || (id == "GEO"
                        && self.any(AMERICAN)
                        && !self.any(&["tbilisi", "georgian", "russia", "ossetia", "abkhazia"]))
                    || after(&["convention", "conventions", "protocol", "accords", "airport", "marathon"])
                    || self.first_name()
            }
            _ => self.common_word(),
        }
    }

    /// "Vienna Convention", "the Minsk agreements", "Paris climate agreement", "The Hague court".
    fn part_of_a_thing(&self) -> bool {
        let thing = |on: usize| self.after(on).is_some_and(|word| word.among(OF_A_THING));
        let links = |on: usize| {
            self.after(on).is_some_and(|word| word.letters() && !word.among(VERBS) && !word.lower.ends_with("ed"))
        };
        // A plan or rule is named by its place only after "the": "the Washington consensus", but "London plan to".
        let own = self.after(1).is_some_and(|word| word.folded == "'s");
        !own && (thing(1)
            || (links(1) && thing(2) && self.before(1).is_some_and(|word| word.among(&["the", "of", "this"]))))
            || self.after(1).is_some_and(|word| {
                word.capital() && word.letters() && !word.folded.chars().all(char::is_uppercase) && thing(2)
            })
            || self.named_of()
    }

    /// "the Treaty of Rome", "streets of Moscow".
    fn named_of(&self) -> bool {
        let of = self.before(1).is_some_and(|word| word.is("of"));
        of && self.before(2).is_some_and(|word| word.among(PLACES))
    }

    /// "in Riyadh", "to Kyiv by train", but "was welcomed in Riyadh".
    fn only_where(&self) -> bool {
        let Some(before) = self.before(1) else { return false };
        let and_before =
            before.among(&["and", "or", ","]) && self.before(3).is_some_and(|word| word.among(&["in", "to", "at"]));
        if before.among(WHERE) || (and_before && self.before(2).is_some_and(Word::capital)) {
            return !self.received();
        }
        let moved = || (2..=6).any(|back| self.before(back).is_some_and(|word| word.among(MOTION)));
        (before.among(&[
            "to", "from", "for", "into", "towards", "toward", "leave", "left", "reached", "visited", "visit",
            "visiting", "toured",
        ]) && (before.among(&["left", "reached", "visited", "visit", "visiting", "toured", "into"]) || moved()))
            || (before.is("from") && self.after(1).is_none_or(|word| !word.letters() || word.is("to")) && moved())
    }

    /// Received in a capital, within a few words before: "was received coolly in Ankara", "caused alarm in Warsaw".
    fn received(&self) -> bool {
        self.before(1).is_some_and(|word| word.is("in"))
            && (2..=5).any(|back| self.before(back).is_some_and(|word| word.among(RECEIVED)))
    }

    /// "MOSCOW, 18 July –" or "KYIV (Reuters) -" at the head of a text.
    fn dateline(&self) -> bool {
        let word = &self.words[self.hit.from];
        let shouted = word.folded.len() > 3 && word.folded.chars().all(char::is_uppercase);
        word.first
            && (shouted || self.after(1).is_some_and(|word| word.is("(")))
            && self.after(1).is_some_and(|word| matches!(word.folded.as_ref(), "," | "(" | "-" | "–" | "—"))
    }

    /// "Washington, D.C.", "Paris, Texas", "Moscow, Idaho" and "Denzel Washington".
    fn city_state(&self) -> bool {
        let other =
            self.after(1).is_some_and(|word| word.is(",")) && self.after(2).is_some_and(|word| word.among(US_STATES));
        other || self.namesake()
    }

    /// A given name stands before it, or an initial: "Denzel Washington", "J. Paris".
    fn namesake(&self) -> bool {
        let unknown = self.before(1).is_some_and(|before| {
            before.capital()
                && before.letters()
                && !before.class.no_name
                && !before.among(BEFORE_PLACES)
                && !before.class.head.is_some()
                && before.folded.chars().any(char::is_lowercase)
                && !before.lower.ends_with("ly")
                && !before.lower.ends_with("ing")
        });
        if unknown && self.free_before() {
            return true;
        }
        self.before(1).is_some_and(|word| word.folded.len() == 2 && word.folded.ends_with('.') && word.capital())
    }

    /// "Chad said he" is a person only where the text says so; "Jordan, 34, scored" is.
    fn first_name(&self) -> bool {
        self.namesake()
            || (self.after(1).is_some_and(|word| word.is(","))
                && self
                    .after(2)
                    .is_some_and(|word| word.folded.len() == 2 && word.folded.chars().all(|c| c.is_ascii_digit()))
                && self.after(3).is_some_and(|word| word.is(",")))
    }

    /// The word before belongs to no other name.
    fn free_before(&self) -> bool {
        self.words.get(self.hit.from.wrapping_sub(1)).is_some_and(|word| !self.taken.contains(&word.span.start))
    }

    fn match_of_sports(&self) -> bool {
        let score = self.sentence.windows(3).any(|three| {
            let number = |word: &Word<'_>| word.folded.len() <= 2 && word.folded.chars().all(|c| c.is_ascii_digit());
            number(&three[0])
                && matches!(three[1].folded.as_ref(), "-" | "–")
                && number(&three[2])
                && three[0].span.end == three[1].span.start
        });
        let cup = self
            .sentence
            .windows(2)
            .any(|two| (two[0].is("world") && two[1].is("cup")) || (two[0].is("premier") && two[1].is("league")));
        (score && self.any(&["beat", "won", "win", "lost", "draw", "defeated", "victory", "defeat", "drew"]))
            || cup
            || self.any(SPORT)
    }

    /// "anti-Russian", "pro-Kremlin", "ex-Soviet".
    fn hyphenated_before(&self) -> bool {
        false
    }

    /// A short name that is also a word, at the head of a sentence: "Quad", "Dawn", "Time".
    fn common_word(&self) -> bool {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        // "the National Security Council", "Time Warner": part of a longer name.
        let name = |next: &Word<'_>| {
            next.capital() && next.letters() && !next.class.no_name && !next.among(VERBS) && !next.class.head.is_some()
        };
        let longer = one && word.folded.chars().any(char::is_lowercase) && self.after(1).is_some_and(name);
        // "the National Security Council", "Russia's Security Council": not the United Nations'.
        let other = word.folded == "Security"
            && self.before(1).is_some_and(|before| {
                before.is("national")
                    || before.folded == "'s"
                    || (before.capital() && !before.among(&["un", "u.n.", "the", "nations"]))
            });
        other
            || longer
            || one
                && (word.among(WORDS) && (word.first || !word.capital())
                    || (word.among(WORDS) && self.before(1).is_some_and(|before| before.capital() && !before.first)))
    }

    /// A surname that is a word or a month: "May", "Rice", "Brown".
    fn no_person(&self) -> bool {
        let word = &self.words[self.hit.from];
        if self.hit.to - self.hit.from > 1 || !word.among(WORDS) {
            return false;
        }
        let verb = self.after(1).is_some_and(|next| verbal(next) || next.folded == "'s" || next.is(","));
        if word.is("may") {
            let month = self
                .before(1)
                .is_some_and(|before| before.among(MONTHLY) || before.folded.chars().all(|c| c.is_ascii_digit()))
                || self.after(1).is_some_and(|next| next.folded.chars().all(|c| c.is_ascii_digit()));
            return month || (word.first && !self.after(1).is_some_and(verbal));
        }
        word.first && !verb
    }

    /// "Jordan Peterson": a state's name that is a given name, with a surname after it.
    fn given_name(&self, gazetteer: &Gazetteer, hits: &[Hit], number: usize) -> bool {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        let given = one && word.among(GIVEN);
        let titled = self.before(1).is_some_and(|before| {
            before.among(&[
                "minister",
                "president",
                "secretary",
                "mr",
                "ms",
                "mrs",
                "senator",
                "chancellor",
                "premier",
                "spokesman",
                "spokeswoman",
            ])
        });
        let next = self.after(1).filter(|next| next.capital() && next.letters());
        let hit_next = hits.get(number + 1).is_some_and(|next| next.from == self.hit.to && next.record().is_some());
        let surname = next.is_some_and(|next| {
            !hit_next
                && !next.among(NOT_SURNAMES)
                && !next.class.head.is_some()
                && !next.folded.chars().all(char::is_uppercase)
        });
        let before = self.before(1).filter(|before| before.capital() && !before.among(&["the", "king", "president"]));
        let after_given = before.is_some_and(|before| {
            gazetteer.given(&before.folded).is_some()
                && hits.get(number.wrapping_sub(1)).is_none_or(|hit| hit.to != self.hit.from)
        });
        (given
            && surname
            && (titled || !self.words[self.hit.from].first || !next.is_some_and(|next| next.lower.ends_with("ian"))))
            || after_given
    }

    /// What the name means here instead: Brussels in Belgian matters.
    fn another(&self, gazetteer: &Gazetteer) -> Option<Meaning> {
        let word = &self.words[self.hit.from];
        let one = self.hit.to - self.hit.from == 1;
        if one
            && word.folded == "Brussels"
            && self.any(&["belgium", "belgian", "belgians", "flanders", "wallonia", "antwerp", "walloon", "flemish"])
        {
            return gazetteer.by_id("BEL").map(|number| Meaning::Record(number, Form::Metonym));
        }
        if one && word.folded == "Congolese" && self.any(&["brazzaville"]) {
            return gazetteer.by_id("COG").map(|number| Meaning::Record(number, Form::Demonym));
        }
        None
    }
}

/// Looks like a finite verb: "triggered", "said", "has".
pub(crate) fn verbal(word: &Word<'_>) -> bool {
    !word.capital() && (word.among(VERBS) || (word.lower.len() > 3 && word.lower.ends_with("ed")))
}

/// Finite verbs of the news that do not end in -ed.
pub(crate) const VERBS: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "has",
    "had",
    "have",
    "is",
    "was",
    "were",
    "are",
    "will",
    "would",
    "could",
    "should",
    "can",
    "may",
    "might",
    "must",
    "did",
    "does",
    "do",
    "met",
    "meets",
    "made",
    "makes",
    "took",
    "takes",
    "went",
    "goes",
    "came",
    "comes",
    "gave",
    "gives",
    "won",
    "wins",
    "lost",
    "loses",
    "led",
    "leads",
    "held",
    "holds",
    "kept",
    "keeps",
    "left",
    "leaves",
    "sent",
    "sends",
    "sought",
    "seeks",
    "spoke",
    "speaks",
    "stood",
    "stands",
    "thinks",
    "thought",
    "threw",
    "wants",
    "warns",
    "wrote",
    "writes",
    "put",
    "puts",
    "cut",
    "cuts",
    "let",
    "set",
    "sets",
    "hit",
    "shut",
    "saw",
    "sees",
    "ran",
    "runs",
    "rose",
    "fell",
    "found",
    "finds",
    "felt",
    "flew",
    "flies",
    "fought",
    "got",
    "gets",
    "began",
    "begins",
    "became",
    "becomes",
    "believes",
    "broke",
    "brought",
    "built",
    "bought",
    "chose",
    "knew",
    "knows",
    "met",
    "paid",
    "pays",
    "quit",
    "read",
    "swore",
    "withdrew",
    "withdraws",
    "vows",
    "urges",
    "calls",
    "backs",
    "accuses",
    "rejects",
    "refuses",
    "supports",
    "opposes",
    "insists",
    "argues",
    "hopes",
    "plans",
    "needs",
    "remains",
    "denies",
    "also",
    "then",
    "later",
    "never",
    "again",
    "not",
    "strongly",
    "repeatedly",
    "reportedly",
    "now",
    "still",
    "and",
    "who",
];

const MONTHLY: &[&str] = &[
    "in", "of", "by", "since", "until", "till", "from", "last", "next", "early", "late", "mid", "this", "through",
    "before", "after", "during", "on", "st", "nd", "rd", "th", "to", "and", "-", "–", "between", "for",
];

/// Names that are also English words: at the head of a sentence they are one only before a verb.
const WORDS: &[&str] = &[
    "may",
    "rice",
    "brown",
    "hunt",
    "cook",
    "straw",
    "fox",
    "park",
    "moon",
    "short",
    "bush",
    "gates",
    "price",
    "grant",
    "long",
    "young",
    "black",
    "white",
    "green",
    "king",
    "bird",
    "sharp",
    "day",
    "wade",
    "sall",
    "hague",
    "major",
    "martin",
    "abbot",
    "page",
    "cash",
    "rose",
    "reed",
    "wolf",
    "stone",
    "snow",
    "burns",
    "cross",
    "bright",
    "love",
    "power",
    "powers",
    "sands",
    "banks",
    "dawn",
    "time",
    "punch",
    "vanguard",
    "sabah",
    "kan",
    "bild",
    "reform",
    "reforma",
    "fars",
    "pap",
    "observer",
    "guardian",
    "independent",
    "economist",
    "standard",
    "congress",
    "cortes",
    "lords",
    "commons",
    "labour",
    "conservatives",
    "democrats",
    "republicans",
    "quad",
    "vox",
    "is",
    "fed",
    "beehive",
    "castille",
    "westminster",
    "diet",
    "spa",
    "mit",
    "who",
    "au",
    "nam",
    "alba",
    "bis",
    "ida",
    "sun",
    "abc",
    "east",
    "west",
    "north",
    "south",
    "state",
    "lee",
    "lula",
    "lam",
    "chance",
    "gore",
    "ross",
    "carter",
    "cruz",
    "abbas",
    "blair",
    "sharif",
    "khan",
    "singh",
    "ma",
    "li",
    "hu",
    "roh",
    "sun",
    "ward",
    "barr",
    "kerry",
    "marten",
    "cash",
    "pence",
    "barak",
    "powell",
];

/// States that are given names too.
const GIVEN: &[&str] = &[
    "jordan", "georgia", "chad", "israel", "paris", "sydney", "india", "kenya", "santiago", "lima", "sofia",
    "victoria", "vienna", "cairo", "havana", "madrid", "holland", "london", "rome", "dakar", "chelsea", "america",
    "malta", "cuba", "ireland", "france", "asmara",
];

/// Capitalised words after a state's name that are no surname.
const NOT_SURNAMES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "and",
    "the",
    "on",
    "in",
    "at",
    "has",
    "is",
    "says",
    "said",
    "to",
    "republic",
    "government",
    "parliament",
    "army",
    "ministry",
    "foreign",
    "defence",
    "defense",
    "interior",
    "prime",
    "deputy",
    "national",
    "supreme",
    "central",
    "security",
    "for",
    "with",
    "will",
    "of",
    "warns",
    "rejects",
    "backs",
    "dream",
    "air",
    "river",
    "valley",
    "airport",
    "basin",
    "times",
    "post",
    "university",
    "street",
    "after",
    "as",
];

const US_STATES: &[&str] = &[
    "d.c.",
    "dc",
    "texas",
    "idaho",
    "maine",
    "ohio",
    "georgia",
    "indiana",
    "illinois",
    "kentucky",
    "tennessee",
    "pennsylvania",
    "ontario",
    "alabama",
    "arkansas",
    "kansas",
    "oregon",
    "michigan",
    "wisconsin",
    "missouri",
    "mississippi",
    "virginia",
    "florida",
];

/// Capitalised words that stand before a place without making another name of it.
const BEFORE_PLACES: &[&str] = &[
    "official",
    "wartime",
    "postwar",
    "liberal",
    "conservative",
    "mr",
    "president",
    "if",
    "like",
    "unlike",
    "given",
    "put",
    "say",
    "tell",
    "greater",
    "critics",
    "officials",
    "sources",
    "republican",
    "democratic",
    "communist",
    "red",
    "royal",
    "imperial",
];
