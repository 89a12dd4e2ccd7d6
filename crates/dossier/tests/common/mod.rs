//! A small sound dossier, and how tests show what is wrong with one.

#![allow(dead_code, clippy::panic, reason = "each test file uses a part of it, and tests may panic")]

use dossier::Dossier;
use terms::{Diagnostic, Diagnostics, Memory, Place, Severity};

/// A dossier without a fault or a doubt: one event, one vote, one path.
pub const SOUND: &str = r#"format = 1

[question]
text = "Will there be a mission?"
as_of = 2025-03-20
by = 2025-12-31

[[event]]
id = "agreement"
title = "an agreement"
hazard = [0.1, 0.8]
status_quo = "none"
[[event.outcome]]
id = "none"
[[event.outcome]]
id = "provides"
share = 0.25
[[event.outcome]]
id = "forbids"
share = 0.75

[[motion]]
id = "mandate"
title = "a mandate"
body = "council/substantive"
context = "agreement"

[[source]]
id = "paper"
title = "A newspaper"
kind = "newspaper"

[[path]]
id = "mission"
title = "a mission with a mandate"
when = "mandate and agreement in {none, provides}"
"#;

const COUNCIL: &str = r#"format = 1
name = "Council"
basis = "a charter"
known_from = 2020-01-01
seats = "council.csv"
options = ["yes", "abstain", "no", "absent"]

[[rule]]
id = "substantive"
when = "yes >= 3 and no(permanent) == 0"
words = "Three in favour and no permanent member against."
article = "charter, article 1"
source = ["charter"]

[[source]]
id = "charter"
title = "The charter"
mark = "A"
"#;

const SEATS: &str = "actor,from,to,groups
FRA,,,permanent
GBR,,,permanent
RUS,,,permanent
DEU,2025-01-01,2026-12-31,
ITA,2023-01-01,2024-12-31,
";

/// A world with the council and these files of a dossier in the folder `case`.
pub fn world(files: &[(&str, &str)]) -> Memory {
    let bodies = Memory::new().with("bodies/council.toml", COUNCIL).with("bodies/council.csv", SEATS);
    files.iter().fold(bodies, |world, (name, text)| world.with(format!("case/{name}"), *text))
}

/// Opens the dossier of `world`.
pub fn open(world: &Memory) -> Result<(Dossier, Diagnostics), Diagnostics> {
    dossier::open(world, "case", &rules::Catalogue::new(world))
}

/// The dossier and its warnings, when nothing is wrong with it.
pub fn sound(opened: Result<(Dossier, Diagnostics), Diagnostics>) -> (Dossier, Diagnostics) {
    opened.unwrap_or_else(|errors| panic!("{}", shown(&errors)))
}

/// The sound dossier with more blocks, which stand in `statements.toml`; dossier, warnings and all must come out.
pub fn sound_with(blocks: &str) -> (Dossier, Diagnostics) {
    let blocks = format!("format = 1\n{blocks}");
    let world = world(&[("dossier.toml", SOUND), ("statements.toml", &blocks)]);
    sound(open(&world))
}

/// What is found wrong or doubtful when these blocks, which begin on line 2 of `statements.toml`, join the sound dossier.
pub fn findings(blocks: &str) -> String {
    let blocks = format!("format = 1{blocks}");
    findings_in(&[("dossier.toml", SOUND), ("statements.toml", &blocks)])
}

/// What is found wrong or doubtful with these files.
pub fn findings_in(files: &[(&str, &str)]) -> String {
    match open(&world(files)) {
        Ok((_, warnings)) => format!("opens\n{}", shown(&warnings)).trim_end().to_owned(),
        Err(errors) => {
            assert!(errors.has_errors(), "refused without a reason");
            shown(&errors)
        }
    }
}

/// One finding a line: place, code, message, label, hints, other places.
pub fn shown(findings: &Diagnostics) -> String {
    findings.iter().map(line).collect::<Vec<String>>().join("\n")
}

fn line(finding: &Diagnostic) -> String {
    let mut line = finding.place.as_ref().map_or_else(|| "-".to_owned(), place);
    if finding.severity == Severity::Warning {
        line.push_str(" warning");
    }
    line.push_str(&format!(" {} {}", finding.code, finding.message));
    for part in [&finding.label].into_iter().chain(&finding.hints).filter(|part| !part.is_empty()) {
        line.push_str(&format!(" | {part}"));
    }
    for (other, label) in &finding.others {
        line.push_str(&format!(" / {} {label}", place(other)));
    }
    line
}

fn place(place: &Place) -> String {
    let (line, column) = place.source.line_and_column(place.span.start);
    format!("{}:{line}:{column}", place.source.name.trim_start_matches("case/"))
}
