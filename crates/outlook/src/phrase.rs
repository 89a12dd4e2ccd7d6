//! `placet if russia abstains`: a few plain words as an assignment.

use terms::{Diagnostic, Diagnostics, states};

use crate::model::Model;
use crate::settings::{Factor, Setting, settings};
use crate::system::On;

/// Verbs and what they say an actor does, longest first where one begins another. Words before the verb name the actor.
const VERBS: [(&str, Did); 35] = [
    ("does not contribute", Did::Contributes(false)),
    ("does not send", Did::Contributes(false)),
    ("does not join", Did::Contributes(false)),
    ("sends nothing", Did::Contributes(false)),
    ("stays out", Did::Contributes(false)),
    ("contributes", Did::Contributes(true)),
    ("contribute", Did::Contributes(true)),
    ("sends", Did::Contributes(true)),
    ("send", Did::Contributes(true)),
    ("joins", Did::Contributes(true)),
    ("join", Did::Contributes(true)),
    ("votes in favour", Did::Option("yes")),
    ("votes against", Did::Option("no")),
    ("votes for", Did::Option("yes")),
    ("votes yes", Did::Option("yes")),
    ("votes no", Did::Option("no")),
    ("vote yes", Did::Option("yes")),
    ("vote no", Did::Option("no")),
    ("says yes", Did::Option("yes")),
    ("says no", Did::Option("no")),
    ("vetoes", Did::Option("no")),
    ("veto", Did::Option("no")),
    ("abstains", Did::Option("abstain")),
    ("abstain", Did::Option("abstain")),
    ("supports", Did::Option("yes")),
    ("accepts", Did::Option("yes")),
    ("consents", Did::Option("yes")),
    ("agrees", Did::Option("yes")),
    ("approves", Did::Option("yes")),
    ("opposes", Did::Option("no")),
    ("refuses", Did::Option("no")),
    ("rejects", Did::Option("no")),
    ("blocks", Did::Option("no")),
    ("stays away", Did::Option("absent")),
    ("is absent", Did::Option("absent")),
];

#[derive(Clone, Copy)]
enum Did {
    Option(&'static str),
    Contributes(bool),
}

/// The assignment that plain words mean: who (a name, an adjective, a code), what they do, and where needed on which motion
/// ("russia abstains on unsc_mandate").
///
/// # Errors
/// When no actor or verb is found, or when several motions are meant: then with the list of candidates.
pub fn phrase(model: &Model<'_>, words: &str) -> Result<String, Diagnostics> {
    let text = simplified(words);
    let verb = VERBS.iter().filter_map(|(verb, did)| Some((find(&text, verb)?, *verb, *did)));
    // The first verb; of those that begin together the longest.
    let Some((at, verb, did)) = verb.min_by_key(|(at, verb, _)| (*at, usize::MAX - verb.len())) else {
        return Err(Diagnostic::error("no-verb", format!("`{words}` does not say what somebody does"))
            .hint("write, for example: placet if russia abstains; placet if france sends; placet if uk votes no on unsc_mandate")
            .into());
    };
    let (who, rest) = (text[..at].trim(), text[at + verb.len()..].trim());
    let on = rest.rsplit_once("on ").map_or("", |(_, on)| on).trim_start_matches("the ").trim();
    let settings = settings(model);
    let actors: Vec<&str> = model.system.decisions.iter().map(|decision| decision.actor.as_str()).collect();
    let Some(actor) = actors.iter().find(|actor| is_called(model, actor, who)) else {
        let mut names: Vec<String> = actors.iter().map(|actor| simplified(name(model, actor))).collect();
        names.sort();
        names.dedup();
        return Err(Diagnostic::error("unknown-actor", format!("nobody who decides here is called `{who}`"))
            .suggest(who, names.iter().map(String::as_str))
            .into());
    };
    let candidates: Vec<&Setting> = settings
        .iter()
        .filter(|setting| means(model, setting, actor, did))
        .filter(|setting| on.is_empty() || is_about(model, setting, on))
        .collect();
    match candidates[..] {
        [only] => Ok(format!("{}={}", only.id, only.option)),
        [] => {
            let theirs: Vec<String> = settings
                .iter()
                .filter(|setting| matches!(setting.factor, Factor::Decision(number, _) if model.system.decisions[number].actor.as_str() == *actor))
                .map(|setting| format!("{}={}", setting.id, setting.option))
                .collect();
            Err(Diagnostic::error("no-such-decision", format!("{} has no such decision here", name(model, actor)))
                .hint(format!("what it can do: {}", theirs.join(", ")))
                .into())
        }
        _ => {
            let list: Vec<String> = candidates.iter().map(|s| format!("placet whatif {}={}", s.id, s.option)).collect();
            Err(Diagnostic::error(
                "several-decisions",
                format!("{} could do that on several motions", name(model, actor)),
            )
            .hint(format!("say which, as in `… on unsc_mandate`, or use one of: {}", list.join("; ")))
            .into())
        }
    }
}

/// Lower case, single spaces, no marks.
fn simplified(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() || "-_@'".contains(c) { c } else { ' ' }).collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a verb stands as whole words.
fn find(text: &str, verb: &str) -> Option<usize> {
    let padded = format!(" {text} ");
    padded.find(&format!(" {verb} "))
}

fn name<'m>(model: &'m Model<'_>, actor: &str) -> &'m str {
    let found = model.system.decisions.iter().find(|decision| decision.actor.as_str() == actor);
    found.map_or("", |decision| model.dossier.actor_name(&decision.actor))
}

fn is_called(model: &Model<'_>, actor: &str, who: &str) -> bool {
    let who = who.strip_prefix("the ").unwrap_or(who);
    let same = |name: &str| {
        let name = simplified(name);
        name == who || who.strip_suffix('s').is_some_and(|single| single == name)
    };
    same(actor) || same(name(model, actor)) || states::names(actor).any(same)
}

fn means(model: &Model<'_>, setting: &Setting, actor: &str, did: Did) -> bool {
    let Factor::Decision(number, _) = setting.factor else { return false };
    let decision = &model.system.decisions[number];
    if decision.actor.as_str() != actor {
        return false;
    }
    match (did, decision.on) {
        (Did::Contributes(gives), On::Resource(_)) => setting.option == if gives { "yes" } else { "no" },
        (Did::Option(option), On::Motion(_)) => setting.option == option,
        _ => false,
    }
}

/// Is a decision on the motion or resource of that id, or of a title that holds these words?
fn is_about(model: &Model<'_>, setting: &Setting, on: &str) -> bool {
    let Factor::Decision(number, _) = setting.factor else { return false };
    let (id, title) = match model.system.decisions[number].on {
        On::Motion(motion) => {
            let motion = &model.dossier.motions[motion];
            (motion.id.value.to_string(), motion.title.as_str())
        }
        On::Resource(resource) => {
            let resource = &model.dossier.resources[resource];
            (resource.id.value.to_string(), resource.unit.as_str())
        }
    };
    let title = simplified(title);
    simplified(&id) == on || title.contains(on) || on.contains(&title)
}
