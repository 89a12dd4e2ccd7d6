//! The words by which the reader knows a stance, read from `data/cues.toml` or a file of the user's in the same form.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use terms::table::{Document, Table};
use terms::{Diagnostics, Source};

use crate::draft::{ConditionKind, Stance};
use crate::lemma::forms;

/// Lists whose words are not inflected.
const FIXED: [(&str, &str); 4] =
    [("negation", "words"), ("hedges", "adverbs"), ("hedges", "modals"), ("good", "words")];

/// What kind of word a cue's head is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// "reject"
    Verb,
    /// "warn (that)"
    Speech,
    /// "opposition"
    Noun,
    /// "opposed"
    Adjective,
    /// "describe as"
    Judgement,
}

/// A cue: a head, known by its base form, and the words that follow it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// The head's base form.
    pub base: String,
    /// "of", "out of", …; empty for a single word.
    pub rest: Vec<String>,
    /// What kind of word the head is.
    pub part: Part,
    /// What it says.
    pub stance: Stance,
}

/// All lists of `cues.toml`.
#[derive(Debug, Default)]
pub struct Lexicon {
    cues: HashMap<String, Vec<Cue>>,
    /// "voice", "express": they let a noun speak.
    pub light: HashSet<String>,
    /// "draw", "win": their object's source is the actor.
    pub receiving: HashSet<String>,
    /// "not", "never".
    pub negations: HashSet<String>,
    /// "refuse", "decline".
    pub refusing: HashSet<String>,
    /// "provide", "say": not done, something is withheld.
    pub giving: HashSet<String>,
    /// "deny".
    pub denying: HashSet<String>,
    /// "stop", "withdraw".
    pub ending: HashSet<String>,
    /// "untrue", "baseless".
    pub untrue: HashSet<String>,
    /// "reportedly".
    pub hedging_adverbs: HashSet<String>,
    /// "is said to".
    pub hedging_passives: HashSet<String>,
    /// "appear".
    pub hedging_verbs: HashSet<String>,
    /// "might".
    pub hedging_modals: HashSet<String>,
    /// "believes": what it reports of others is hedged.
    pub doubting: HashSet<String>,
    /// Words that make a condition, longest first.
    pub conditions: Vec<(Vec<String>, ConditionKind)>,
    /// Words of praise.
    pub good: HashSet<String>,
    /// Words of blame.
    pub bad: HashSet<String>,
    /// "official", "diplomat".
    pub people: HashSet<String>,
    /// "reporter".
    pub reporters: HashSet<String>,
    /// "plan", "idea".
    pub proposals: HashSet<String>,
    /// "deal", "treaty".
    pub agreements: HashSet<String>,
    /// "resolution".
    pub resolutions: HashSet<String>,
    /// "decision", "attack".
    pub events: HashSet<String>,
}

impl Lexicon {
    /// The lexicon that ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let (lexicon, _) = Self::parse(&Source::new("cues.toml", include_str!("../data/cues.toml")));
            lexicon
        })
    }

    /// Reads a lexicon. What is not understood is said and left out.
    #[must_use]
    pub fn parse(source: &Arc<Source>) -> (Self, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let document = Document::parse(source, &mut diagnostics);
        let mut top = document.top();
        let mut lexicon = Self::default();
        for (name, stance) in Stance::ALL.iter().copied() {
            if let Some(mut table) = top.table(name, "a stance", &mut diagnostics) {
                for (key, part) in [
                    ("verbs", Part::Verb),
                    ("speech", Part::Speech),
                    ("nouns", Part::Noun),
                    ("adjectives", Part::Adjective),
                ] {
                    lexicon.add(&mut table, key, part, stance, &mut diagnostics);
                }
                table.finish(&mut diagnostics);
            }
        }
        if let Some(mut table) = top.table("judges", "a list", &mut diagnostics) {
            lexicon.add(&mut table, "verbs", Part::Judgement, Stance::States, &mut diagnostics);
            table.finish(&mut diagnostics);
        }
        let mut lists = |section: &str, lists: Vec<(&str, &mut HashSet<String>)>| {
            if let Some(mut table) = top.table(section, "a list", &mut diagnostics) {
                for (key, set) in lists {
                    let fixed = FIXED.contains(&(section, key));
                    let words = table.texts(key, &mut diagnostics).into_iter().map(|word| word.value);
                    set.extend(words.flat_map(|word| if fixed { vec![word] } else { forms(&word) }));
                }
                if section != "conditions" {
                    table.finish(&mut diagnostics);
                }
            }
        };
        lists("light", vec![("verbs", &mut lexicon.light), ("receiving", &mut lexicon.receiving)]);
        lists(
            "negation",
            vec![
                ("words", &mut lexicon.negations),
                ("refusing", &mut lexicon.refusing),
                ("giving", &mut lexicon.giving),
                ("denying", &mut lexicon.denying),
                ("ending", &mut lexicon.ending),
                ("untrue", &mut lexicon.untrue),
            ],
        );
        lists(
            "hedges",
            vec![
                ("adverbs", &mut lexicon.hedging_adverbs),
                ("passive", &mut lexicon.hedging_passives),
                ("verbs", &mut lexicon.hedging_verbs),
                ("modals", &mut lexicon.hedging_modals),
                ("doubting", &mut lexicon.doubting),
            ],
        );
        lists("good", vec![("words", &mut lexicon.good)]);
        lists("bad", vec![("words", &mut lexicon.bad)]);
        lists("people", vec![("nouns", &mut lexicon.people), ("reporters", &mut lexicon.reporters)]);
        lists(
            "issues",
            vec![
                ("proposal", &mut lexicon.proposals),
                ("agreement", &mut lexicon.agreements),
                ("resolution", &mut lexicon.resolutions),
                ("event", &mut lexicon.events),
            ],
        );
        if let Some(mut table) = top.table("conditions", "a list", &mut diagnostics) {
            for (key, kind) in ConditionKind::ALL.iter().copied() {
                for phrase in table.texts(key, &mut diagnostics) {
                    lexicon.conditions.push((phrase.value.split(' ').map(str::to_owned).collect(), kind));
                }
            }
            table.finish(&mut diagnostics);
        }
        lexicon.conditions.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        top.finish(&mut diagnostics);
        (lexicon, diagnostics)
    }

    fn add(&mut self, table: &mut Table<'_>, key: &str, part: Part, stance: Stance, diagnostics: &mut Diagnostics) {
        for phrase in table.texts(key, diagnostics) {
            let mut words = phrase.value.split(' ').map(str::to_owned);
            if let Some(head) = words.next() {
                let rest: Vec<String> = words.collect();
                for form in forms(&head) {
                    let cue = Cue { base: head.clone(), rest: rest.clone(), part, stance };
                    self.cues.entry(form).or_default().push(cue);
                }
            }
        }
    }

    /// The cues whose head this lower-cased word may be.
    #[must_use]
    pub fn cues(&self, word: &str) -> &[Cue] {
        self.cues.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether one of the cues with this head is of this kind.
    #[must_use]
    pub fn is(&self, word: &str, parts: &[Part]) -> bool {
        self.cues(word).iter().any(|cue| parts.contains(&cue.part))
    }
}
