//! Data moves left to right only: which crate may use which, and what licences others' crates carry.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// What each crate may use directly. An arrow allows that crate and all that it may use.
const ARROWS: [(&str, &[&str]); 12] = [
    ("terms", &[]),
    ("diagram", &[]),
    ("rules", &["terms", "diagram"]),
    ("dossier", &["terms", "rules"]),
    ("evidence", &["terms", "dossier"]),
    ("game", &[]),
    ("power", &["diagram"]),
    ("outlook", &["diagram", "game", "rules", "dossier", "evidence"]),
    ("reader", &["terms", "dossier"]),
    ("picture", &[]),
    ("brief", &["terms", "outlook", "picture"]),
    ("cli", &["brief", "diagram", "dossier", "evidence", "outlook", "picture", "power", "reader", "rules", "terms"]),
];

/// Licences that others' crates may carry; of alternatives joined by OR one is enough.
const LICENCES: [&str; 11] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn closure<'a>(arrows: &BTreeMap<&'a str, &'a [&'a str]>, from: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for to in arrows.get(at).copied().unwrap_or_default() {
            if found.insert(*to) {
                open.push(to);
            }
        }
    }
    found
}

#[test]
fn no_arrow_goes_back() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let metadata = metadata();
    let mut seen = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let Some(name) = package["name"].as_str().unwrap().strip_prefix("placet-") else { continue };
        if name == "benches" {
            continue;
        }
        seen += 1;
        let allowed =
            closure(&arrows, arrows.get_key_value(name).unwrap_or_else(|| panic!("`{name}` has no arrows")).0);
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            if let Some(used) = used.strip_prefix("placet-") {
                assert!(allowed.contains(used), "`{name}` may not use `{used}`");
            }
        }
    }
    assert_eq!(seen, ARROWS.len());
}

#[test]
fn every_crate_of_others_has_a_licence_on_the_list() {
    let metadata = metadata();
    for package in metadata["packages"].as_array().unwrap() {
        let licence = package["license"].as_str().unwrap_or("none").replace('/', " OR ");
        let alternatives: Vec<&str> = licence.split(" OR ").map(|part| part.trim_matches(['(', ')', ' '])).collect();
        let fits = alternatives
            .iter()
            .any(|all| all.split(" AND ").all(|one| LICENCES.contains(&one.trim_matches(['(', ')', ' ']))));
        assert!(fits, "{}: {licence}", package["name"]);
    }
}
