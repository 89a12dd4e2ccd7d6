//! Tags that the words around a word leave no doubt of: the tagger has seen little news, the lexicon knows its verbs and nouns.

use super::Known;
use crate::lexicon::Part;
use crate::syntax::Tag;

/// Past forms that are hardly ever anything else.
const PAST: [&str; 14] = [
    "said", "told", "wrote", "spoke", "gave", "took", "sought", "threw", "withdrew", "met", "drew", "struck", "urged",
    "warned",
];

/// Adverbs of news that the tagger takes for nouns or adjectives.
const ADVERBS: [&str; 12] = [
    "nevertheless",
    "nonetheless",
    "moreover",
    "meanwhile",
    "therefore",
    "afterwards",
    "likewise",
    "instead",
    "already",
    "repeatedly",
    "privately",
    "publicly",
];

/// People and bodies whose words are verbs, too.
const ALSO_VERBS: [&str; 14] = [
    "head", "heads", "state", "states", "chair", "chairs", "host", "hosts", "house", "houses", "man", "fronts",
    "teams", "partners",
];

/// Forms of verbs that help others.
const HAVE: [&str; 5] = ["has", "have", "had", "'ve", "having"];
const MODALS: [&str; 10] = ["will", "would", "can", "could", "may", "might", "shall", "should", "must", "cannot"];

/// Words that are hardly ever anything else.
const CLOSED: [(&str, &str); 9] = [
    ("DT", "the a an every"),
    (
        "IN",
        "of from with into under until among amid despite during against between without toward towards because although \
         unless whether upon within via at",
    ),
    ("CC", "and or but nor"),
    ("MD", "would could should must cannot"),
    ("PRP", "he she they we i itself himself herself themselves"),
    ("PRP$", "its their our his my"),
    ("WDT", "which"),
    ("WP", "who"),
    ("RB", "not n't also never however therefore"),
];

/// The tag of a word where its neighbours leave no doubt.
pub(super) fn sure_tag(known: &Known<'_>, at: usize) -> Option<Tag> {
    let word = |at: Option<usize>| at.and_then(|at| known.lower.get(at)).map_or("", String::as_str);
    let lower = known.lower[at].as_str();
    let before = word(at.checked_sub(1));
    let helper = word((0..at).rev().take(4).find(|one| !is_adverb(&known.lower[*one])));
    let verb =
        known.lexicon.is(lower, &[Part::Verb, Part::Speech, Part::Judgement]) || known.lexicon.light.contains(lower);
    let base = || known.lexicon.cues(lower).iter().any(|cue| cue.part != Part::Noun && cue.base == lower);
    let issue = crate::aboutness::kind(known.lexicon, lower).is_some();
    let noun = issue || known.lexicon.is(lower, &[Part::Noun]);
    let past = lower.ends_with("ed");
    let next = word(Some(at + 1));
    if let Some((tag, _)) = CLOSED.iter().find(|(_, words)| words.split(' ').any(|word| word == lower)) {
        return Tag::of(tag);
    }
    if ADVERBS.contains(&lower) {
        return Tag::of("RB");
    }
    if lower == "no" && next != "longer" && next.starts_with(char::is_alphanumeric) {
        return Tag::of("DT");
    }
    if HAVE.contains(&helper) && past && verb {
        return Tag::of("VBN");
    }
    if MODALS.contains(&helper) && verb && base() || before == "to" && verb && base() && !noun {
        return Tag::of("VB");
    }
    if PAST.contains(&lower)
        && !matches!(before, "was" | "were" | "been" | "be" | "is" | "are" | "as" | "being")
        && !HAVE.contains(&helper)
    {
        return Tag::of("VBD");
    }
    if lower == "states"
        && matches!(before, "member" | "baltic" | "gulf" | "arab" | "nordic" | "island" | "western" | "-")
    {
        return Tag::of("NNS");
    }
    if noun && !past && matches!(before, "'s" | "its" | "their" | "his" | "our" | "whose" | "the" | "a" | "an" | "no") {
        return Tag::of(if lower.ends_with('s') { "NNS" } else { "NN" });
    }
    let determined = matches!(
        next,
        "the" | "a" | "an" | "it" | "its" | "their" | "his" | "her" | "them" | "him" | "that" | "any" | "all"
    );
    let follows = determined || next == "to" || known.name.get(at + 1).is_some_and(Option::is_some);
    let begins = matches!(before, "and" | "but" | "then");
    let name = at > 0 && known.name[at - 1].is_some();
    let subject = name || matches!(before, "," | "which" | "who" | "he" | "she" | "it" | "they");
    if past && verb && (begins && follows || subject && determined) {
        return Tag::of("VBD");
    }
    if lower.ends_with('s') && verb && subject && determined && (!noun || name && next != "it" && next != "all") {
        return Tag::of("VBZ");
    }
    if known.lexicon.people.contains(lower) && !verb && !ALSO_VERBS.contains(&lower) {
        return Tag::of(if lower.ends_with('s') { "NNS" } else { "NN" });
    }
    // "Some groups accept the deal": several do.
    let plural = before == "others" || before.ends_with('s') && known.lexicon.people.contains(before);
    if plural && base() && !noun && determined {
        return Tag::of("VBP");
    }
    // "a step Chile and Peru reject"
    let several = name && at > 2 && known.lower[at - 2] == "and" && known.name[at - 3].is_some();
    if several && base() && !noun && matches!(next, "." | "," | ";") {
        return Tag::of("VBP");
    }
    if lower.ends_with("ing") && !noun && known.lexicon.people.contains(before) {
        return Tag::of("VBG");
    }
    let light = known.lexicon.light.contains(before);
    (noun && !verb && !lower.ends_with('s') && (light || issue)).then(|| Tag::of("NN")).flatten()
}

fn is_adverb(lower: &str) -> bool {
    lower.ends_with("ly")
        || ADVERBS.contains(&lower)
        || matches!(
            lower,
            "not" | "n't" | "never" | "also" | "long" | "now" | "yet" | "again" | "always" | "since" | "still" | "even"
        )
}
