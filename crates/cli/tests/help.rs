//! What `--help` says: every command, option and example that the documents use is there and works.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;

const COMMANDS: [(&str, &[&str]); 19] = [
    (
        "brief",
        &[
            "[DOSSIER]",
            "--as-of <DATE>",
            "--since <DATE|FILE.json>",
            "--full",
            "--format <FORMAT>",
            "--draws <N>",
            "--seed <S>",
            "-o, --output <FILE>",
        ],
    ),
    (
        "whatif",
        &[
            "[DOSSIER] ASSIGNMENT",
            "--as-of <DATE>",
            "--format <FORMAT>",
            "--draws <N>",
            "--seed <S>",
            "RUS@unsc_mandate=abstain",
            "tabled:unsc_mandate=yes",
            "by=2026-06-30",
        ],
    ),
    (
        "vote",
        &[
            "<BODY[/RULE]>",
            "[ACTOR=OPTION]",
            "--as-of <DATE>",
            "--votes <FILE.csv>",
            "--counts <OPTION=N>",
            "--not-participating <ACTORS>",
            "--concerned <ACTORS>",
            "--parties <ACTORS>",
            "--format <FORMAT>",
            "others=yes",
        ],
    ),
    (
        "draw",
        &[
            "[SUBJECT]",
            "[ACTOR=OPTION]",
            "--what <FIGURE>",
            "--as-of <DATE>",
            "--parties <ACTORS>",
            "--draws <N>",
            "--seed <S>",
            "-o, --output <FILE>",
            "path:ID",
        ],
    ),
    ("if", &["<WORDS>", "--dossier <DOSSIER>", "--as-of <DATE>", "--format <FORMAT>", "--draws <N>", "--seed <S>"]),
    ("given", &["[DOSSIER] NAME=OPTION", "--as-of <DATE>", "--format <FORMAT>", "--draws <N>", "--seed <S>"]),
    ("why", &["[DOSSIER] TARGET", "--as-of <DATE>", "--format <FORMAT>", "--draws <N>", "--seed <S>"]),
    (
        "game",
        &[
            "[FILE.efg|DOSSIER]",
            "--lambda <L>",
            "--format <FORMAT>",
            "--draws <N>",
            "--seed <S>",
            "-o, --output <FILE>",
        ],
    ),
    ("score", &["[DOSSIERS]", "--format <FORMAT>", "--draws <N>", "--seed <S>"]),
    (
        "power",
        &[
            "[BODY[/RULE]]",
            "--as-of <DATE>",
            "--options <OPTIONS>",
            "--weights <W,W,…|FILE.csv>",
            "--quota <QUOTA>",
            "--not-participating <ACTORS>",
            "--concerned <ACTORS>",
            "--parties <ACTORS>",
            "--index <NAME,…>",
            "--exact",
            "--unions <A+B,…|FILE.csv>",
            "--probabilities <NAME=P,…|FILE.csv>",
            "--factor <SHARE>",
            "--format <FORMAT>",
            "-o, --output <FILE>",
        ],
    ),
    (
        "coalitions",
        &[
            "[BODY[/RULE]]",
            "--as-of <DATE>",
            "--options <OPTIONS>",
            "--not-participating <ACTORS>",
            "--concerned <ACTORS>",
            "--parties <ACTORS>",
            "--must-include <MEMBERS>",
            "--must-exclude <MEMBERS>",
            "--minimal <winning|blocking>",
            "--limit <N>",
            "--by <size|probability|cost>",
            "--probabilities <MEMBER=P,…|FILE.csv>",
            "--costs <MEMBER=COST,…|FILE.csv>",
            "--weights <W,W,…|FILE.csv>",
            "--quota <QUOTA>",
            "--format <FORMAT>",
        ],
    ),
    (
        "compare",
        &[
            "<RULE> <RULE>",
            "--as-of <DATE>",
            "--options <OPTIONS>",
            "--not-participating <ACTORS>",
            "--concerned <ACTORS>",
            "--parties <ACTORS>",
            "--weights <W,W,…|FILE.csv>",
            "--quota <QUOTA>",
            "--format <FORMAT>",
        ],
    ),
    ("bodies", &["[BODY]", "--as-of <DATE>", "--search <WORDS>...", "--format <FORMAT>"]),
    ("check", &["[DOSSIER]"]),
    ("new", &["<NAME>"]),
    (
        "read",
        &[
            "[ARTICLE]",
            "--into <DOSSIER>",
            "-o, --output <DIR>",
            "--date <DATE>",
            "--actors <FILE>",
            "--lexicon <FILE>",
            "--show-lexicon",
            "--format <FORMAT>",
            "--review",
        ],
    ),
    (
        "evaluate",
        &["<WHAT>", "<GOLD>", "--actors <FILE>", "--runs <FOLDER>", "--details", "--format <FORMAT>", "reader"],
    ),
    ("completions", &["<SHELL>", "bash", "zsh", "fish"]),
    ("man", &["[COMMAND]"]),
];

#[test]
fn placet_help() {
    assert_snapshot!(Folder::new("help").run("--help").answer(), @"
    Can this proposal get through the bodies and governments that must agree to it, by which path, who
    can stop it, how likely is it, and what would change that?

    A DOSSIER is a folder with a dossier.toml, or the name of one that ships. Without one, Placet takes
    the dossier of this folder or of the nearest folder above it, else the shipped example. Without a
    command, `placet` is `placet brief`.

    Usage: placet [COMMAND]

    Commands:
      brief        Answer a dossier's question: one screen, everything, JSON, or a page
      whatif       Set things and compare: RUS@unsc_mandate=abstain
      if           Say in plain words what to set: russia abstains
      given        Learn instead of set: what an answer would tell of everything else
      why          Ask of anything in the answer on what it rests
      game         Play a tree of moves: a dossier's reactions, or a game in Gambit's format
      score        Score forecasts for cases that have ended
      vote         Judge a vote by a body's rule: who carried it, what was needed, who could turn it
      power        Say how much each member's vote matters: Banzhaf, Shapley–Shubik and other indices
      coalitions   Find who carries a rule together, who stops it, and who matters more than whom
      compare      Compare two rules: does one imply the other, and where do they differ
      draw         Draw a body as it sits or votes, or a figure of a dossier, as SVG
      bodies       List bodies, or show one: its seats, rules, articles and objections
      check        Check a dossier: every mistake at its place, then every doubt
      new          Write the first dossier of your own, with comments
      read         Read articles: draft statements under their sentences, a draft dossier
      evaluate     Score what Placet reads in articles against what people found in them
      completions  Print the script that completes commands in bash, zsh, fish and others
      man          Print the manual page, of placet or of one command
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version
    ");
}

#[test]
fn every_command_says_its_arguments_and_options() {
    let folder = Folder::new("commands");
    let overview = folder.run("--help").answer();
    let mut commands = 0;
    for (command, words) in COMMANDS {
        commands += 1;
        assert!(overview.contains(&format!("\n  {command} ")), "{command}");
        let help = folder.run(&format!("{command} --help")).answer();
        assert!(help.contains(&format!("Usage: placet {command}")), "{help}");
        for word in words {
            assert!(help.contains(word), "`placet {command} --help` does not mention {word}:\n{help}");
        }
        // And none that this test does not know.
        for line in help.lines().map(str::trim).filter(|line| line.starts_with('-') && !line.starts_with("- ")) {
            let option = line.split([' ', ',']).find(|word| word.starts_with("--")).unwrap();
            let known = words.iter().any(|word| word.split(' ').any(|part| part == option));
            assert!(known || option == "--help", "`placet {command}` has {option}, which is not known here");
        }
    }
    let listed = overview.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    assert_eq!(listed.filter(|line| !line.starts_with("  help")).count(), commands);
}

#[test]
fn version() {
    assert_eq!(Folder::new("version").run("--version").answer(), format!("placet {}\n", env!("CARGO_PKG_VERSION")));
}

/// The forms of assignment in the help are no fiction: each is accepted by the shipped example.
#[test]
fn the_help_of_whatif_tells_the_truth() {
    let folder = Folder::new("forms");
    let help = folder.run("whatif --help").answer();
    let (_, forms) = help.split_once("What can be set:\n").unwrap();
    let mut tried = 0;
    for line in forms.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.trim();
        // The assignment ends with its quotation mark, else at the first blank.
        let end = match line.find('"') {
            Some(open) => open + 1 + line[open + 1..].find('"').unwrap() + 1,
            None => line.find(' ').unwrap(),
        };
        let answer = folder.placet(&["whatif", &line[..end], "--draws", "16", "--format", "json"]).json();
        assert_eq!(answer["schema"], "placet-whatif/1", "{line}");
        assert_eq!(answer["assignments"].as_array().unwrap().len(), 1, "{line}");
        tried += 1;
    }
    assert!(tried >= 8, "{tried}");
}

#[test]
fn the_examples_of_vote_run() {
    let folder = Folder::new("examples");
    let help = folder.run("vote --help").answer();
    let examples: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  placet ")).collect();
    assert!(examples.len() >= 3, "{help}");
    for example in examples {
        let answer = folder.run(example).answer();
        assert!(answer.contains("carried"), "{example}: {answer}");
    }
}

#[test]
fn the_examples_of_coalitions_and_compare_run() {
    let folder = Folder::new("coalitions");
    for (command, word) in [("coalitions", "Minimal winning"), ("compare", "mpli")] {
        let help = folder.run(&format!("{command} --help")).answer();
        let examples: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  placet ")).collect();
        assert!(examples.len() >= 3, "{help}");
        for example in examples {
            // What takes over a second says so on the standard error.
            let run = folder.run(example);
            assert!(run.code == Some(0) && run.out.contains(word), "{example}: {}{}", run.out, run.err);
            let narrow = run.out.lines().all(|line| line.chars().count() <= 80);
            assert!(narrow || example.contains("--format"), "{}", run.out);
        }
    }
}

#[test]
fn no_command_is_brief() {
    let folder = Folder::new("none").with("dossier.toml", common::SMALL);
    assert_eq!(folder.run("").answer(), folder.run("brief").answer());
}

#[test]
fn what_is_no_command_gets_the_usage() {
    let folder = Folder::new("usage");
    for line in [
        "breif",
        "brief --drawz 3",
        "brief --draws 0",
        "brief --draws 1000001",
        "brief --seed -1",
        "brief --format xml",
    ] {
        let run = folder.run(line);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{line}: {}", run.err);
        assert!(run.err.contains("Usage: placet") || run.err.contains("try '--help'"), "{line}: {}", run.err);
    }
    assert!(folder.run("breif").err.contains("'brief'"));
    let bad_date = folder.run("brief --as-of 2025-02-30");
    assert_eq!(bad_date.code, Some(2));
    assert!(bad_date.err.contains("`2025-02-30` is not a date"), "{}", bad_date.err);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("no-text");
    for command in
        ["brief", "whatif", "vote", "coalitions", "compare", "draw", "bodies", "check", "new", "completions", "man"]
    {
        let output = folder.command(&[command]).arg(std::ffi::OsStr::from_bytes(b"R\xffS=no")).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(!err.contains("panicked"), "{err}");
    }
}
