//! The words by which the reader knows a stance, read from `data/cues.toml` or a file of the user's in the same form.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use terms::table::{At, Document, Table};
use terms::{Diagnostic, Diagnostics, Source};

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

impl Cue {
    /// The same words as the same kind of word.
    fn is_same(&self, other: &Self) -> bool {
        self.base == other.base && self.rest == other.rest && self.part == other.part
    }
}

/// The file that ships: what a lexicon of the user's looks like.
pub const SHIPPED: &str = include_str!("../data/cues.toml");

/// All lists of `cues.toml`.
#[derive(Clone, Debug, Default)]
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
    /// "report", "claim": to oppose one is to deny it.
    pub reports: HashSet<String>,
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
    /// "plan", "idea": they may mean whatever was named before.
    pub general: HashSet<String>,
}

impl Lexicon {
    /// The lexicon that ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let (lexicon, _) = Self::parse(&Source::new("cues.toml", SHIPPED));
            lexicon
        })
    }

    /// This lexicon with another on top: lists are joined, and a cue that both have says what the other says it does.
    #[must_use]
    pub fn with(mut self, own: Self) -> Self {
        for (form, mut cues) in own.cues {
            let known = self.cues.entry(form).or_default();
            known.retain(|cue| !cues.iter().any(|own| own.is_same(cue)));
            cues.append(known);
            *known = cues;
        }
        for (list, more) in [
            (&mut self.light, own.light),
            (&mut self.receiving, own.receiving),
            (&mut self.negations, own.negations),
            (&mut self.refusing, own.refusing),
            (&mut self.giving, own.giving),
            (&mut self.denying, own.denying),
            (&mut self.ending, own.ending),
            (&mut self.reports, own.reports),
            (&mut self.untrue, own.untrue),
            (&mut self.hedging_adverbs, own.hedging_adverbs),
            (&mut self.hedging_passives, own.hedging_passives),
            (&mut self.hedging_verbs, own.hedging_verbs),
            (&mut self.hedging_modals, own.hedging_modals),
            (&mut self.doubting, own.doubting),
            (&mut self.good, own.good),
            (&mut self.bad, own.bad),
            (&mut self.people, own.people),
            (&mut self.reporters, own.reporters),
            (&mut self.proposals, own.proposals),
            (&mut self.agreements, own.agreements),
            (&mut self.resolutions, own.resolutions),
            (&mut self.events, own.events),
            (&mut self.general, own.general),
        ] {
            list.extend(more);
        }
        let known = std::mem::replace(&mut self.conditions, own.conditions);
        for (words, kind) in known {
            if !self.conditions.iter().any(|(own, _)| *own == words) {
                self.conditions.push((words, kind));
            }
        }
        self.conditions.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        self
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
                    let words = phrases(&mut table, key, &mut diagnostics);
                    set.extend(words.into_iter().flat_map(|word| if fixed { vec![word] } else { forms(&word) }));
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
                ("reports", &mut lexicon.reports),
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
                ("general", &mut lexicon.general),
            ],
        );
        if let Some(mut table) = top.table("conditions", "a list", &mut diagnostics) {
            for (key, kind) in ConditionKind::ALL.iter().copied() {
                for phrase in phrases(&mut table, key, &mut diagnostics) {
                    lexicon.conditions.push((phrase.split(' ').map(str::to_owned).collect(), kind));
                }
            }
            table.finish(&mut diagnostics);
        }
        lexicon.conditions.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        top.finish(&mut diagnostics);
        (lexicon, diagnostics)
    }

    fn add(&mut self, table: &mut Table<'_>, key: &str, part: Part, stance: Stance, diagnostics: &mut Diagnostics) {
        for phrase in phrases(table, key, diagnostics) {
            let mut words = phrase.split(' ').map(str::to_owned);
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

/// The words of a list. A word that no text can hold, as the reader sees texts, is a mistake.
fn phrases(table: &mut Table<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let texts = table.texts(key, diagnostics);
    let met = |At { value, place }: At<String>| {
        let plain = value.to_lowercase().replace('’', "'");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if plain == value && !plain.is_empty() {
            return Some(value);
        }
        let (message, hint) = if plain.is_empty() {
            (format!("`{key}` has an empty text"), "give at least one word".to_owned())
        } else {
            let hint = format!("in lower case, with one blank between words: \"{plain}\"");
            (format!("`{key}`: no text has `{value}` as the reader sees it"), hint)
        };
        diagnostics.push(Diagnostic::error("bad-value", message).at(place, "").hint(hint));
        None
    };
    texts.into_iter().filter_map(met).collect()
}
