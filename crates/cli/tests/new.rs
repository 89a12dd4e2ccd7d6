//! `placet new`: what it writes is sound, and what it will not write.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::Folder;
use insta::assert_snapshot;

#[test]
fn the_starter_is_sound_and_answers() {
    let folder = Folder::new("starter");
    assert_snapshot!(folder.run("new grain-corridor-2026").answer(), @"
    grain-corridor-2026/dossier.toml is written. It is a small question with comments; it passes
      placet check grain-corridor-2026
    and answers
      placet brief grain-corridor-2026
    ");
    let checked = folder.run("check grain-corridor-2026").answer();
    assert!(checked.starts_with("grain-corridor-2026: no errors, 0 doubts."), "{checked}");
    let brief = folder.run("brief grain-corridor-2026").answer();
    assert!(brief.starts_with("Will a UN peacekeeping mission be authorised"), "{brief}");
    let brief = folder.run("brief grain-corridor-2026 --format json").json();
    assert_eq!(brief["dossier"], "grain-corridor-2026");
    let prospects = brief["any_path"]["prospects"]["mean"].as_f64().unwrap();
    assert!(0.0 < prospects && prospects < 1.0, "{prospects}");
    folder.run("whatif grain-corridor-2026 ceasefire=monitored RUS@mandate=abstain").answer();
}

#[test]
fn inside_the_new_folder_no_name_is_needed() {
    let folder = Folder::new("inside");
    folder.run("new mine").answer();
    let by_name = folder.run("brief mine").answer();
    fs::create_dir(folder.0.join("mine/notes")).unwrap();
    for place in ["mine", "mine/notes"] {
        let output = folder.command(&["brief"]).current_dir(folder.0.join(place)).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), by_name, "in {place}");
    }
}

/// Every way to name a folder leads to the same dossier, with the folder's own name.
#[test]
fn a_dossier_is_found_by_every_way_to_its_folder() {
    let folder = Folder::new("ways");
    folder.run("new mine").answer();
    fs::create_dir(folder.0.join("mine/notes")).unwrap();
    let expected = folder.run("check mine").answer();
    let absolute = folder.0.join("mine").to_str().unwrap().to_owned();
    for way in ["mine/", "./mine", "mine/.", "mine/notes/..", "mine/dossier.toml", &absolute] {
        assert_eq!(folder.placet(&["check", way]).answer(), expected, "{way}");
    }
    for way in ["..", "../", "../dossier.toml"] {
        let output = folder.command(&["check", way]).current_dir(folder.0.join("mine/notes")).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{way}");
    }
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = Folder::new("there").with("mine/dossier.toml", "format = 1\n").with("file", "x");
    assert_snapshot!(folder.run("new mine").refusal(), @"
    error: `mine` is there already
     |
     = help: choose another name, or remove it first
    ");
    assert!(folder.run("new file").refusal().contains("`file` is there already"));
    assert_eq!(fs::read_to_string(folder.0.join("mine/dossier.toml")).unwrap(), "format = 1\n");
    assert_eq!(fs::read_to_string(folder.0.join("file")).unwrap(), "x");
}

#[test]
fn a_name_is_one_word() {
    let folder = Folder::new("names");
    assert_snapshot!(folder.run("new a/b").refusal(), @"
    error: `a/b` cannot name a dossier
     |
     = help: use letters, digits, `_` and `-`, as in grain-corridor-2026
    ");
    let long = "x".repeat(81);
    for name in ["/tmp/x", "..", ".", "", "a b", "ä", "a\\b", "a\nb", &long] {
        let refusal = folder.placet(&["new", name]).refusal();
        assert!(refusal.contains("cannot name a dossier"), "{name:?}: {refusal}");
    }
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0);
}
