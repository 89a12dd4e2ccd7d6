//! What broken files come to: every mistake at its place, all at once, exit code 2, in little time and memory, without a panic.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs::File;
use std::time::{Duration, Instant};

use common::{Folder, Run, SMALL};
use insta::assert_snapshot;

const MEGABYTE: usize = 1024 * 1024;

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

/// What `placet check case` says about a dossier with these bytes.
fn checked(bytes: impl AsRef<[u8]>) -> Run {
    folder().with("case/dossier.toml", bytes).bounded("check case")
}

/// A body with this rule.
fn body(rule: &str) -> String {
    format!(
        r#"format = 1
name = "House"
basis = "Its rules"
seats = "count"
options = ["yes", "no"]

[[size]]
members = 100
source = "us"

[[rule]]
id = "pass"
when = "{rule}"
words = "It passes."
article = "1"
source = ["us"]

[[source]]
id = "us"
title = "Us"
mark = "B"
"#
    )
}

/// What `placet vote house` says with this rule.
fn voted(rule: &str) -> Run {
    folder().with("bodies/house.toml", body(rule)).bounded("vote house --as-of 2025-01-01 --counts yes=60,no=40")
}

#[test]
fn the_cases_are_sound_without_their_mistakes() {
    assert!(checked(SMALL).answer().contains("no errors"));
    assert!(voted("yes > no").answer().contains(": carried"));
}

#[test]
fn no_file() {
    let folder = folder().with("case/statements.toml", "format = 1\n");
    assert_snapshot!(folder.run("check case").refusal(), @r#"
    error: the folder `case` holds no dossier.toml
     |
     = help: the names are grain-deal-2023, haiti-mission-2023, iraq-resolution-2003, ukraine-force-2025
     = help: write a first one with: placet new NAME
    "#);
    assert_snapshot!(folder.run("brief nowhere").refusal(), @r#"
    error: there is no dossier `nowhere`: neither a folder with a dossier.toml nor one that ships
     |
     = help: the names are grain-deal-2023, haiti-mission-2023, iraq-resolution-2003, ukraine-force-2025
     = help: write a first one with: placet new NAME
    "#);
}

#[test]
fn a_folder_in_place_of_a_file() {
    let folder = folder().with("case/dossier.toml", SMALL).with("case/statements.toml/x", "");
    let refusal = folder.run("check case").refusal();
    assert!(refusal.contains("`case/statements.toml` cannot be read"), "{refusal}");
}

#[test]
fn nothing_in_a_file() {
    assert_snapshot!(checked("").refusal(), @"
    error: `case/dossier.toml` holds nothing
     --> case/dossier.toml:1:1
      |
    1 |
      | ^
      |
      = help: write a first one with: placet new NAME
    ");
    assert_snapshot!(checked("\u{feff}").refusal(), @"
    error: `case/dossier.toml` holds nothing
     --> case/dossier.toml:1:1
      |
    1 |
      | ^
      |
      = help: write a first one with: placet new NAME
    ");
}

#[test]
fn no_text() {
    assert_snapshot!(checked(b"format = 1\n[question]\ntext = \"R\xffS\"\n").refusal(), @r#"
    error: `case/dossier.toml` is not UTF-8 text: byte 31 cannot be read
     --> case/dossier.toml:3:10
      |
    3 | text = "R
      |          ^ the text ends here
      |
      = help: save the file as UTF-8
    "#);
    let refusal = checked([0u8; 1000]).refusal();
    assert!(refusal.contains("case/dossier.toml:1:1"), "{refusal}");
    let utf16: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    checked([&[0xff, 0xfe], &utf16[..]].concat()).refusal();
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let folder = folder().with("case/dossier.toml", vec![b'x'; 100 * MEGABYTE]);
    let started = Instant::now();
    let refusal = folder.bounded("check case").refusal();
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert_snapshot!(refusal, @"
    error: `case/dossier.toml` holds 104857600 bytes; at most 16777216 are read
     |
     = help: split it, or move long tables into CSV files
    ");
}

/// Ten gigabytes that take no room on the disk.
#[test]
fn a_file_of_ten_gigabytes() {
    let folder = folder().with("case/dossier.toml", SMALL).with("bodies/house.toml", "");
    for path in ["case/sources.toml", "bodies/house.toml", "votes.csv"] {
        File::create(folder.0.join(path)).unwrap().set_len(10 << 30).unwrap();
    }
    for line in ["check case", "vote house", "vote un-security-council --as-of 2022-02-25 --votes votes.csv"] {
        let refusal = folder.bounded(line).refusal();
        assert!(refusal.contains("holds 10737418240 bytes; at most 16777216 are read"), "{line}: {refusal}");
    }
}

/// The longest line that is read: told with a part of it, not with all of it.
#[test]
fn a_line_of_fifteen_megabytes() {
    for text in [
        format!("format = 1\nx = \"{}\"\n", "y".repeat(15 * MEGABYTE)),
        format!("format = 1\n{} = 1\n", "y".repeat(15 * MEGABYTE)),
        format!("format = 1\n{}\n", "y".repeat(15 * MEGABYTE)),
        format!("format = 1\n{}\n", "é".repeat(7 * MEGABYTE)),
    ] {
        let refusal = checked(text).refusal();
        assert!(refusal.contains("case/dossier.toml:2:"), "{}", &refusal[..refusal.len().min(2000)]);
        assert!(refusal.len() < 10_000, "{} bytes are told", refusal.len());
    }
}

#[test]
fn a_rule_of_a_hundred_thousand_terms() {
    let refusal = voted(&format!("{} > no", ["yes"; 100_000].join(" + "))).refusal();
    assert!(refusal.contains("bodies/house.toml:13:9"), "{refusal}");
    assert!(refusal.starts_with("error: this text of 600002 bytes has more than 50000 words and signs\n"), "{refusal}");
    assert!(refusal.len() < 3_000, "{refusal}");
    let refusal = voted(&(0..12_000).map(|n| format!("yes > {n}")).collect::<Vec<_>>().join(" and ")).refusal();
    assert!(refusal.contains("at most 4096 comparisons") && refusal.contains("bodies/house.toml:13:"), "{refusal}");
    // What is within the bounds is judged.
    let judged = voted(&format!("{} > no", ["yes"; 20_000].join(" + "))).answer();
    assert!(judged.contains("has 1200000, needs 41"));
}

#[test]
fn a_rule_nested_a_hundred_thousand_deep() {
    let deep = |n: usize| format!("{}yes{} > no", "(".repeat(n), ")".repeat(n));
    assert!(voted(&deep(100_000)).refusal().contains("has more than 50000 words and signs"));
    for rule in
        [deep(20_000), format!("{}yes > no", "not ".repeat(20_000)), format!("yes > {} no", "1/2 of ".repeat(12_000))]
    {
        let refusal = voted(&rule).refusal();
        assert!(refusal.contains("nest more than 200 deep"), "{refusal}");
        assert!(refusal.contains("bodies/house.toml:13:"), "{refusal}");
    }
}

#[test]
fn a_formula_of_a_dossier_beyond_all_bounds() {
    let with = |formula: &str| checked(SMALL.replace("when = \"permit and", &format!("when = \"{formula} and")));
    assert!(with(&["permit"; 100_000].join(" or ")).refusal().contains("case/dossier.toml:28:9"));
    let deep = format!("{}permit{}", "(".repeat(20_000), ")".repeat(20_000));
    assert!(with(&deep).refusal().contains("nest more than 200 deep"));
    assert!(checked(format!("{SMALL}x = {}\n", "[".repeat(100_000))).refusal().contains("case/dossier.toml:29:"));
}

#[test]
fn integers_beyond_64_bits() {
    let text = body("yes > 99999999999999999999").replace("members = 100", "members = 99999999999999999999");
    let folder = folder().with("bodies/house.toml", text);
    assert_snapshot!(folder.run("vote house --as-of 2025-01-01 --counts yes=60").refusal(), @r#"
    error: `members` must be a whole number of at most 64 bits, not this number
     --> bodies/house.toml:8:11
      |
    8 | members = 99999999999999999999
      |           ^^^^^^^^^^^^^^^^^^^^ expected a whole number of at most 64 bits

    error: `99999999999999999999` is not a number Placet can hold
      --> bodies/house.toml:13:15
       |
    13 | when = "yes > 99999999999999999999"
       |               ^^^^^^^^^^^^^^^^^^^^
       |
       = help: whole numbers reach up to 9,223,372,036,854,775,807

    2 errors
    "#);
    assert_snapshot!(voted("9223372036854775807 * yes > no").refusal(), @r#"
    error: the weights in this comparison add up to more than 2^60
      --> bodies/house.toml:13:9
       |
    13 | when = "9223372036854775807 * yes > no"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: use larger units
    "#);
    for number in
        ["99999999999999999999", "-99999999999999999999", "0xffffffffffffffffff", "9223372036854775807", "1e400", "nan"]
    {
        let refusal = checked(SMALL.replace("probability = 0.5", &format!("probability = {number}"))).refusal();
        assert!(refusal.contains("case/dossier.toml:11:15"), "{number}: {refusal}");
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = folder()
        .with("unix/case/dossier.toml", SMALL)
        .with("windows/case/dossier.toml", windows(SMALL))
        .with("unix/case/bodies/house.toml", body("yes > no"))
        .with("windows/case/bodies/house.toml", windows(&body("yes > no")));
    for line in ["check", "brief", "brief --format json", "vote house --as-of 2025-01-01 --counts yes=60,no=40"] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let [unix, windows] = ["unix/case", "windows/case"].map(|place| {
            let output = folder.command(&arguments).current_dir(folder.0.join(place)).output().unwrap();
            assert!(output.status.success(), "{line} in {place}: {}", String::from_utf8_lossy(&output.stderr));
            let text = String::from_utf8(output.stdout).unwrap();
            // The fingerprint is of the files' bytes.
            text.lines()
                .filter(|line| !line.contains("\"fingerprint\""))
                .map(|line| format!("{line}\n"))
                .collect::<String>()
        });
        assert_eq!(unix, windows, "{line}");
    }
    // A mistake stands where an editor shows it.
    let broken = SMALL.replace("title = \"a permit\"", "titel = \"a permit\"");
    let places = |refusal: &str| -> Vec<String> {
        refusal.lines().filter_map(|line| line.trim().strip_prefix("--> ")).map(str::to_owned).collect()
    };
    let unix = places(&checked(&broken).refusal());
    assert_eq!(unix, ["case/dossier.toml:13:1", "case/dossier.toml:15:1"]);
    assert_eq!(places(&checked(windows(&broken)).refusal()), unix);
}

#[test]
fn all_mistakes_of_all_files_at_once() {
    let dossier = SMALL
        .replace("motion = \"permit\"", "motion = \"permitt\"")
        .replace("permit and thaw", "permit and thow")
        .replace("by = 2025-12-31", "by = 2024-12-31");
    let folder = folder()
        .with("case/dossier.toml", dossier)
        .with("case/statements.toml", "format = 1\n[[statement]]\nactor = \"UKR\"\n")
        .with("case/sources.toml", "format = 1\n[[source]]\nid = \"a b\"\ntitle = Paper\n");
    assert_snapshot!(folder.run("check case").refusal(), @r#"
    error: the horizon 2024-12-31 is not after 2025-01-15
     --> case/dossier.toml:6:6
      |
    6 | by = 2024-12-31
      |      ^^^^^^^^^^ the question ends here
      |
     ::: case/dossier.toml:5:9
      |
    5 | as_of = 2025-01-15
      |         ---------- and is asked as of this day

    error: there is no motion `permitt`
      --> case/dossier.toml:20:10
       |
    20 | motion = "permitt"
       |          ^^^^^^^^^
       |
       = help: the nearest name is `permit`

    error: there is no event `thow`
      --> case/dossier.toml:28:20
       |
    28 | when = "permit and thow in {yes}"
       |                    ^^^^
       |
       = help: the nearest name is `thaw`

    error: `a b` cannot name a source: a name is made of letters, digits, `_` and `-`, at most 80 of them
     --> case/sources.toml:3:6
      |
    3 | id = "a b"
      |      ^^^^^

    error: string values must be quoted, expected literal string
     --> case/sources.toml:4:9
      |
    4 | title = Paper
      |         ^^^^^ not readable as TOML
      |
      = help: texts stand in quotes: name = "value"

    5 errors
    "#);
    // The other commands refuse it in the same words.
    let refusal = folder.run("check case").refusal();
    assert_eq!(folder.run("brief case").refusal(), refusal);
    assert_eq!(folder.run("whatif case UKR@permit=yes").refusal(), refusal);
}

#[test]
fn all_mistakes_of_a_body_and_of_all_bodies_at_once() {
    let bad = body("yes > noo and maybe(x) == 0").replace("article", "artikle");
    let folder = folder().with("bodies/house.toml", &bad).with("bodies/senate.toml", body("yes >")).with(
        "case/dossier.toml",
        SMALL.replace("actor = \"UKR\"\n\n[[stance]]", "body = \"house/pass\"\n\n[[stance]]"),
    );
    assert_snapshot!(folder.run("vote house --as-of 2025-01-01 --counts yes=60").refusal(), @r#"
    error: `noo` is neither an option nor a rule of this body
      --> bodies/house.toml:13:15
       |
    13 | when = "yes > noo and maybe(x) == 0"
       |               ^^^
       |
       = help: the nearest name is `no`

    error: `maybe` is neither an option nor a weight of this body
      --> bodies/house.toml:13:23
       |
    13 | when = "yes > noo and maybe(x) == 0"
       |                       ^^^^^
       |
       = help: the names are yes, no, members

    error: no member of this body is in a group `x`
      --> bodies/house.toml:13:29
       |
    13 | when = "yes > noo and maybe(x) == 0"
       |                             ^
       |
       = help: the names are concerned

    error: a rule has no field `artikle`
      --> bodies/house.toml:15:1
       |
    15 | artikle = "1"
       | ^^^^^^^
       |
       = help: the nearest name is `article`

    4 errors
    "#);
    let listed = folder.run("bodies").refusal();
    assert!(listed.contains("bodies/house.toml:13:") && listed.contains("bodies/senate.toml:13:"), "{listed}");
    let checked = folder.run("check case").refusal();
    assert!(checked.contains("bodies/house.toml:13:"), "{checked}");
    // Another body is not concerned.
    folder.run("vote un-security-council --as-of 2022-02-25 others=yes").answer();
}

/// Whatever a file is cut at, the answer is an answer or a refusal.
#[test]
fn a_file_cut_anywhere() {
    let folder = folder();
    for end in (0..SMALL.len()).step_by(23) {
        std::fs::create_dir_all(folder.0.join("case")).unwrap();
        std::fs::write(folder.0.join("case/dossier.toml"), &SMALL[..end]).unwrap();
        let run = folder.run("check case");
        assert!(matches!(run.code, Some(0 | 2)), "cut at {end}: {:?} {}", run.code, run.err);
        if run.code == Some(2) {
            assert!(run.err.contains("case/dossier.toml:"), "cut at {end}: {}", run.err);
        }
    }
}
