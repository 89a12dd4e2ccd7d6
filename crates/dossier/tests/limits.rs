//! Inputs that are too large, too deep or not text: refused in words, in bounded time and memory.

mod common;

use common::{SOUND, findings, open, shown, world};
use insta::assert_snapshot;

/// The sound dossier and a path with this formula.
fn with_formula(formula: &str) -> String {
    findings(&format!("\n[[path]]\nid = \"other\"\ntitle = \"another way\"\nwhen = \"{formula}\"\n"))
}

#[test]
fn not_utf8() {
    let bytes = [SOUND.as_bytes(), b"[[actor]]\nid = \"R\xffS\"\n"].concat();
    let world = world(&[]).with("case/dossier.toml", bytes);
    assert_snapshot!(shown(&open(&world).unwrap_err()), @"dossier.toml:38:8 not-utf8 `case/dossier.toml` is not UTF-8 text: byte 598 cannot be read | the text ends here | save the file as UTF-8");
}

#[test]
fn not_utf8_beside_a_sound_file() {
    let world = world(&[("dossier.toml", SOUND)]).with("case/sources.toml", [0xff, 0xfe]);
    assert_snapshot!(shown(&open(&world).unwrap_err()), @"sources.toml:1:1 not-utf8 `case/sources.toml` is not UTF-8 text: byte 0 cannot be read | the text ends here | save the file as UTF-8");
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let world = world(&[]).with("case/dossier.toml", vec![b'#'; 100 * 1024 * 1024]);
    assert_snapshot!(shown(&open(&world).unwrap_err()), @"- file-too-large `case/dossier.toml` holds 104857600 bytes; at most 16777216 are read | split it, or move long tables into CSV files");
}

#[test]
fn a_formula_of_a_hundred_thousand_terms() {
    let formula = vec!["mandate"; 100_000].join(" and ");
    assert_snapshot!(with_formula(&formula), @"statements.toml:5:9 formula-syntax this text of 1199995 bytes has more than 50000 words and signs | name parts of the formula as paths of their own");
}

#[test]
fn a_long_formula_within_bounds_is_read() {
    let formula = vec!["mandate"; 20_000].join(" or ");
    assert_snapshot!(with_formula(&formula), @"opens");
}

#[test]
fn a_formula_nested_a_hundred_thousand_deep() {
    let parentheses = format!("{}mandate{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(with_formula(&parentheses).contains("more than 50000 words and signs"));
    let parentheses = format!("{}mandate{}", "(".repeat(20_000), ")".repeat(20_000));
    assert_snapshot!(with_formula(&parentheses), @"statements.toml:5:209 formula-too-deep parentheses and `not` nest more than 200 deep | name parts of the formula as paths of their own");
    assert_snapshot!(with_formula(&format!("{}mandate", "not ".repeat(20_000))), @"statements.toml:5:809 formula-too-deep parentheses and `not` nest more than 200 deep | name parts of the formula as paths of their own");
}

#[test]
fn nested_as_deep_as_allowed() {
    let formula = format!("{}mandate{}", "(".repeat(200), ")".repeat(200));
    assert_snapshot!(with_formula(&formula), @"opens");
}

#[test]
fn toml_nested_a_hundred_thousand_deep() {
    let found = findings(&format!("\nx = {}\n", "[".repeat(100_000)));
    assert!(found.contains("toml-syntax"), "{}", found.lines().next().unwrap());
}

#[test]
fn too_many_blocks() {
    let blocks: String = (0..200).map(|n| format!("[[event]]\nid = \"e{n}\"\ntitle = \"e\"\nhazard = 1\n")).collect();
    let found = findings(&format!("\n{blocks}"));
    assert_snapshot!(found, @"statements.toml:398:1 too-many-blocks there are 201 blocks [[event]] | at most 100 are read");
}

#[test]
fn too_many_errors_are_counted() {
    let blocks = "[[actor]]\nid = \"!\"\n".repeat(5_000);
    let found = findings(&format!("\n{blocks}"));
    assert_eq!(found.lines().count(), 1_001);
    assert!(found.ends_with("- more-findings and 4000 more findings"));
}

#[test]
fn a_chain_of_paths_that_is_too_long() {
    let link = |n: usize| format!("[[path]]\nid = \"p{n}\"\ntitle = \"p\"\nwhen = \"p{}\"\n", n + 1);
    let mut blocks: String = (0..300).map(link).collect();
    blocks.push_str("[[path]]\nid = \"p300\"\ntitle = \"p\"\nwhen = \"mandate\"\n");
    assert_snapshot!(findings(&format!("\n{blocks}")), @"statements.toml:803:6 paths-too-deep more than 100 paths name each other in a chain");
}

#[test]
fn many_unknown_names_do_not_take_forever() {
    let stances: String =
        (0..20_000).map(|n| format!("[[stance]]\nactor = \"x{n}\"\nmotion = \"y{n}\"\nyes = 1\n")).collect();
    assert!(findings(&format!("\n{stances}")).contains("more findings"));
}

#[test]
fn paths_that_double_each_time() {
    let mut blocks = "[[path]]\nid = \"d0\"\ntitle = \"one\"\nwhen = \"mandate\"\n".to_owned();
    for at in 1..20 {
        let before = at - 1;
        blocks.push_str(&format!(
            "[[path]]\nid = \"d{at}\"\ntitle = \"twice\"\nwhen = \"d{before} and (d{before} or not d{before})\"\n"
        ));
    }
    let found = findings(&format!("\n{blocks}"));
    assert!(found.starts_with("statements.toml:45:8 path-too-large `d10` is too large"), "{found}");
}
