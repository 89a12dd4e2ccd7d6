//! `placet completions` and `placet man`: what they print fits the commands as they are.

#![allow(clippy::unwrap_used)]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use common::Folder;
use insta::assert_snapshot;

/// The commands that `placet --help` lists, but for `help`.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run("--help").answer();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// The long options that the help of a command lists.
fn options(folder: &Folder, command: &str) -> Vec<String> {
    let help = folder.run(&format!("{command} --help")).answer();
    let words =
        help.lines().map(str::trim).filter(|line| line.starts_with('-')).flat_map(|line| line.split([' ', ',']));
    words.filter(|word| word.starts_with("--")).map(str::to_owned).collect()
}

/// Is `script` read without an error by a shell that only reads? A shell that is not installed has no objection.
fn reads(shell: &str, script: &str) -> bool {
    let child = Command::new(shell).arg("-n").stdin(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = child else { return true };
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    child.wait().unwrap().success()
}

#[test]
fn every_shell_completes_every_command_and_option() {
    let folder = Folder::new("completions");
    let commands = commands(&folder);
    assert!(commands.len() >= 8, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = folder.run(&format!("completions {shell}")).answer();
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} does not complete `{command}`");
            for option in options(&folder, command) {
                // fish writes a long option without its dashes.
                let written = if shell == "fish" { option.replacen("--", "-l ", 1) } else { option.clone() };
                assert!(script.contains(&written), "{shell} does not complete `{command} {option}`");
            }
        }
        if matches!(shell, "bash" | "zsh" | "fish") {
            assert!(reads(shell, &script), "{shell} does not read its script");
        }
    }
}

#[test]
fn every_command_has_a_page_that_tells_its_options() {
    let folder = Folder::new("pages");
    let commands = commands(&folder);
    let overview = folder.run("man").answer();
    assert!(overview.contains(".TH placet 1"), "{overview}");
    for command in &commands {
        assert!(overview.contains(&format!("placet\\-{command}(1)")), "{overview}");
        let page = folder.run(&format!("man {command}")).answer();
        assert!(page.contains(&format!(".TH placet-{command} 1")), "{page}");
        assert!(page.contains(concat!("\"placet ", env!("CARGO_PKG_VERSION"), "\"")), "{page}");
        for option in options(&folder, command) {
            assert!(page.contains(&option.replace('-', "\\-")), "the page of `{command}` has no {option}");
        }
    }
    assert!(!overview.contains("placet\\-help"), "a page that is not there is named");
}

#[test]
fn what_is_no_command_has_no_page() {
    let folder = Folder::new("no-page");
    assert_snapshot!(folder.run("man breif").refusal(), @"
    error: `breif` is not a command of placet
     |
     = help: the nearest name is `brief`
    ");
    assert!(folder.run("completions basic").err.contains("possible values: bash"));
}
