//! Everything, in the order of use.

use outlook::Brief;
use terms::yardstick::PHRASES;

use crate::forces::forces;
use crate::insight::{chains, confidence, history, item, sensitivity, since, stances, ways, worlds};
use crate::layout::{WIDTH, wrap};
use crate::reactions::section;
use crate::screen::{known, ladder, number, table, unknown_line, unknown_sizes};
use crate::words::{chance, date, decision as decision_of, obstacle_in_full, own, prospects, sentence, upper_first};

/// What `placet brief --full` prints.
#[must_use]
pub fn whole(brief: &Brief) -> String {
    let sections: [(&str, Vec<String>); 25] = [
        ("", opening(brief)),
        ("Paths", table(brief, brief.paths.len())),
        ("Each path", paths(brief)),
        ("What must hold for each", chains(brief)),
        ("Ladders", ladders(brief)),
        ("Who decides", decides(brief)),
        ("What stops it", blockers(brief)),
        ("Ways", ways(brief)),
        ("States of the world", worlds(brief)),
        ("Reactions", section(brief.reactions.as_ref())),
        ("What could be asked", unknowns(brief, true)),
        ("What can only be watched", unknowns(brief, false)),
        ("Forces", forces(brief)),
        ("On what this rests", assumptions(brief)),
        ("How it moves with the method's parameters", sensitivity(brief)),
        ("How sure the evidence is", confidence(brief)),
        ("Doubts", doubts(brief)),
        ("What changed", since(brief)),
        ("Prospects over time", history(brief)),
        ("Stances", stances(brief)),
        ("Arguments, accusations, threats, counts (weight nil)", arguments(brief)),
        ("The plan", dates(brief)),
        ("Statements", statements(brief)),
        ("Objections people raise", objections(brief)),
        ("How it was made", how_made(brief)),
    ];
    let mut lines = Vec::new();
    for (title, body) in sections {
        if body.is_empty() {
            continue;
        }
        if !title.is_empty() && body.first().is_none_or(|first| !first.starts_with(title)) {
            lines.push(title.to_owned());
        }
        lines.extend(body);
        lines.push(String::new());
    }
    lines.join("\n") + "\n"
}

fn opening(brief: &Brief) -> Vec<String> {
    let mut lines = wrap(&brief.question, WIDTH);
    lines.extend(wrap(&known(brief), WIDTH));
    if !brief.resolution.is_empty() {
        lines.extend(wrap(&format!("How it would be resolved: {}", brief.resolution), WIDTH));
    }
    lines.push(String::new());
    lines.extend(wrap(&sentence(brief), WIDTH));
    lines
}

fn paths(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for path in &brief.paths {
        lines.extend(item(&format!("{} — {}", path.id, upper_first(&path.title))));
        lines.extend(item(&format!("  when: {}", path.when)));
        lines.extend(item(&format!(
            "  {}; {}. Alone: {}.",
            prospects(&path.prospects),
            path.prospects.words(),
            chance(path.alone.mean)
        )));
        if !path.legal_basis.is_empty() {
            lines.extend(item(&format!("  legal basis: {}", path.legal_basis)));
        }
    }
    lines.extend(item(
        "“Alone” is true while no other path is: paths overlap, so their numbers are neither added nor compared.",
    ));
    lines
}

fn ladders(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, _) in brief.paths.iter().enumerate().filter(|(_, path)| path.ladder.len() > 1) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(ladder(brief, index, usize::MAX));
    }
    lines
}

fn decides(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for path in brief.paths.iter().filter(|path| !path.decides.is_empty()) {
        lines.extend(item(&format!("{}:", upper_first(&path.title))));
        for decision in &path.decides {
            let options: Vec<String> = decision
                .options
                .iter()
                .map(|o| format!("{} {} (itself {})", o.option, chance(o.prospects.mean), own(o.probability)))
                .collect();
            lines.extend(item(&format!("  {}: {}", decision_of(brief, &decision.id), options.join(" · "))));
        }
    }
    lines
}

fn blockers(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for path in brief.paths.iter().filter(|path| !path.blockers.is_empty()) {
        let listed: Vec<String> = path
            .blockers
            .iter()
            .map(|b| format!("{} ({})", obstacle_in_full(brief, &b.id, &b.option), chance(b.share)))
            .collect();
        lines.extend(item(&format!("{}: {}", upper_first(&path.title), listed.join("; "))));
    }
    lines.extend(item(
        "In brackets: of the worlds in which the path fails, the share that this alone would have turned.",
    ));
    lines
}

fn unknowns(brief: &Brief, ask: bool) -> Vec<String> {
    let listed = brief.unknowns.iter().filter(|unknown| unknown.ask == ask && unknown.swing > 1e-6);
    let sizes = if ask { unknown_sizes(brief) } else { None };
    sizes.into_iter().chain(listed.map(|unknown| unknown_line(brief, unknown))).flat_map(|text| item(&text)).collect()
}

fn assumptions(brief: &Brief) -> Vec<String> {
    brief
        .assumptions
        .iter()
        .flat_map(|a| {
            let reason = if a.reason.is_empty() { String::new() } else { format!(" [{}]", a.reason) };
            item(&format!(
                "{}: {} to {} — the answer {} to {}. {}{reason}",
                a.id,
                number(a.low),
                number(a.high),
                chance(a.any_path_low),
                chance(a.any_path_high),
                upper_first(&a.text)
            ))
        })
        .collect()
}

fn doubts(brief: &Brief) -> Vec<String> {
    let mut lines: Vec<String> = brief.warnings.iter().flat_map(|w| item(&format!("{}: {}", w.id, w.text))).collect();
    if !brief.defaults.is_empty() {
        let counted: Vec<String> = brief.defaults.iter().map(|(field, n)| format!("{field} {n}")).collect();
        lines.extend(item(&format!("Fields left to their defaults: {}", counted.join(", "))));
    }
    lines
}

fn arguments(brief: &Brief) -> Vec<String> {
    brief
        .arguments
        .iter()
        .flat_map(|a| {
            let target = if a.target.is_empty() { String::new() } else { format!(" of {}", a.target) };
            let quote = if a.quote.is_empty() { String::new() } else { format!(" “{}”", a.quote) };
            let answer = if a.answer.is_empty() { String::new() } else { format!(" Answer: {}", a.answer) };
            item(&format!("{} [{}] {}{target}: {}{quote}{answer} ({})", a.id, a.kind, a.by, a.text, a.source))
        })
        .collect()
}

fn dates(brief: &Brief) -> Vec<String> {
    brief
        .dates
        .iter()
        .flat_map(|d| {
            let stage = if d.stage.is_empty() { String::new() } else { format!(" [{}]", d.stage) };
            item(&format!("{}: {}{stage} ({})", date(d.date), d.text, d.source))
        })
        .collect()
}

fn statements(brief: &Brief) -> Vec<String> {
    brief
        .statements
        .iter()
        .flat_map(|s| {
            let speaker = if s.speaker.is_empty() { s.actor.1.clone() } else { s.speaker.clone() };
            let hedge = if s.hedge.is_empty() { String::new() } else { format!(", {}", s.hedge) };
            let chain = if s.chain.is_empty() { String::new() } else { format!(", via {}", s.chain.join(" → ")) };
            let translated = if s.translated { " (tr.)" } else { "" };
            let note = if s.note.is_empty() { String::new() } else { format!(" Note: {}", s.note) };
            item(&format!(
                "{}: {} on {}, {}{hedge}: “{}”{translated} {} [{} {}{chain}; {}]{note}",
                s.id,
                speaker,
                s.motion,
                date(s.date),
                s.quote,
                s.position,
                s.source.1,
                s.source.0,
                s.grade
            ))
        })
        .collect()
}

fn objections(brief: &Brief) -> Vec<String> {
    brief.objections.iter().flat_map(|o| item(&format!("{}: “{}” {}", o.body, o.claim, o.answer))).collect()
}

/// From what and how the brief was computed.
pub(crate) fn made(brief: &Brief) -> String {
    format!(
        "Placet {}, dossier {} (fingerprint {}), {} draws, seed {}.",
        env!("CARGO_PKG_VERSION"),
        brief.dossier,
        &brief.fingerprint[..brief.fingerprint.len().min(12)],
        brief.draws,
        brief.seed
    )
}

/// What is measured and what is judged.
pub(crate) const MEASURED: &str = "Rules, seats, dates, votes and quotes are facts with their sources. Stances are inferred from \
    the statements by the method in docs/method.md, but for those marked as stated; rates, shares and sizes are the dossier's \
    author's stated judgement, the method's parameters ours. The interval says how far the estimate moves when all of these vary \
    over what they may be; it is no coverage claim about one event.";

/// The words for chances.
pub(crate) fn yardstick() -> String {
    let phrases: Vec<String> = PHRASES.iter().map(|(phrase, low, high)| format!("{phrase} {low}–{high} %")).collect();
    format!("Words (PHIA yardstick; a number in a gap takes the nearer): {}.", phrases.join(", "))
}

fn how_made(brief: &Brief) -> Vec<String> {
    let mut lines: Vec<String> =
        [made(brief).as_str(), MEASURED, yardstick().as_str()].into_iter().flat_map(item).collect();
    if let Some(outcome) = &brief.outcome {
        let answer = if outcome.happened { "it happened" } else { "it did not happen" };
        lines.extend(item(&format!("How it ended, as known on {}: {answer}. {}", date(outcome.date), outcome.note)));
    }
    lines
}
