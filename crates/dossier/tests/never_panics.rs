//! Whatever the files hold, opening them ends, and a refusal gives a reason.

mod common;

use common::{SOUND, findings, findings_in, world};
use proptest::prelude::*;
use proptest::sample::select;

/// Words of the formula language and names of the sound dossier.
const WORDS: [&str; 28] = [
    "and",
    "or",
    "not",
    "in",
    "sum",
    "(",
    ")",
    "{",
    "}",
    ",",
    "=",
    ">=",
    ">",
    "@",
    "0",
    "10000",
    "99999999999999999999",
    "5%",
    "mandate",
    "mission",
    "agreement",
    "provides",
    "none",
    "RUS",
    "troops",
    "yes",
    "é",
    "\\",
];

/// Lines of dossiers, whole and broken.
const LINES: [&str; 40] = [
    "[question]",
    "[[actor]]",
    "[[event]]",
    "[[event.outcome]]",
    "[[motion]]",
    "[[resource]]",
    "[[stance]]",
    "[[pledge]]",
    "[[path]]",
    "[[source]]",
    "[[statement]]",
    "[[date]]",
    "[[argument]]",
    "[[assert]]",
    "[outcome]",
    "format = 1",
    "id = \"a\"",
    "id = \"mandate\"",
    "title = \"t\"",
    "actor = \"RUS\"",
    "actor = \"others\"",
    "motion = \"mandate\"",
    "motion = \"a\"",
    "yes = [0.2, 0.9]",
    "no = 0.5",
    "context = \"agreement\"",
    "contexts = { a = [\"none\"] }",
    "body = \"council\"",
    "hazard = [0.1, 0.2]",
    "share = 0.5",
    "status_quo = \"a\"",
    "when = \"mandate and a\"",
    "resource = \"troops\"",
    "size = { \"5\" = 1 }",
    "contributes = 0.5",
    "date = 2025-03-01",
    "as_of = 2025-01-01",
    "position = \"con\"",
    "quote = \"q\"",
    "votes = { yes = [\"RUS\"] }",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn on_any_bytes(first: Vec<u8>, second: Vec<u8>) {
        let world = world(&[]).with("case/dossier.toml", first).with("case/sources.toml", second);
        if let Err(errors) = common::open(&world) {
            prop_assert!(errors.has_errors());
        }
    }

    #[test]
    fn on_any_text_of_a_formula(formula in "[^']{0,60}") {
        findings(&format!("\n[[path]]\nid = \"p\"\ntitle = \"p\"\nwhen = '''{formula}'''\n"));
    }

    #[test]
    fn on_any_words_of_a_formula(words in prop::collection::vec(select(&WORDS[..]), 0..20)) {
        findings(&format!("\n[[path]]\nid = \"p\"\ntitle = \"p\"\nwhen = '''{}'''\n", words.join(" ")));
    }

    #[test]
    fn on_any_lines(lines in prop::collection::vec(select(&LINES[..]), 0..40)) {
        findings(&format!("\n{}", lines.join("\n")));
        findings_in(&[("dossier.toml", &lines.join("\n"))]);
    }

    #[test]
    fn on_a_sound_dossier_with_a_stretch_cut_out(start in 0..SOUND.len(), length in 0_usize..80) {
        let end = (start + length).min(SOUND.len());
        let text = format!("{}{}", &SOUND[..start], &SOUND[end..]);
        findings_in(&[("dossier.toml", &text)]);
    }
}
