//! The documentation tells the truth: links lead somewhere, every field and every finding is on its page, examples run.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::Folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}

/// The same with all folders within.
fn files_within(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut all = files(folder, ending);
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    all.extend(folders.flat_map(|folder| files_within(&folder, ending)));
    all.sort();
    all
}

/// Source text without the tests in it.
fn source(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

/// What stands in code marks.
fn in_code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The first cells of the rows of all tables, with the heading of each table.
fn first_cells(text: &str) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    let mut heading: Option<String> = None;
    for line in text.lines() {
        let Some(row) = line.strip_prefix('|') else {
            heading = None;
            continue;
        };
        let cell = row.split('|').next().unwrap().trim().to_owned();
        match &heading {
            None => heading = Some(cell),
            Some(heading) if !cell.trim_matches([':', '-']).is_empty() => cells.push((heading.clone(), cell)),
            Some(_) => {}
        }
    }
    cells
}

// Links

/// A page without its blocks of code and what stands in code marks.
fn prose(text: &str) -> String {
    let mut kept = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced && !line.starts_with("    ") {
            let plain: Vec<&str> = line.split('`').step_by(2).collect();
            kept += &plain.join("");
            kept.push('\n');
        }
    }
    kept
}

/// Where the links of a page lead.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

/// The name under which a heading can be linked to.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let anchor = |heading: &str| {
        let kept: String =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect();
        kept.replace(' ', "-")
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_leads_to_something() {
    let docs = root().join("docs");
    let mut pages = files(&docs, "md");
    pages.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root().join(name)));
    let mut broken = Vec::new();
    let mut followed = 0;
    for page in &pages {
        let text = fs::read_to_string(page).unwrap();
        for link in links(&text).iter().filter(|link| !link.contains("://")) {
            followed += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let there = match fs::read_to_string(&target) {
                Ok(text) => anchor.is_empty() || anchors(&text).contains(anchor),
                Err(_) => target.is_dir() && anchor.is_empty(),
            };
            // A book holds the pages of docs/ alone.
            let leaves = page.starts_with(&docs) && file.contains("..");
            if !there || leaves {
                broken.push(format!("{}: {link}", page.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
    assert!(followed >= 30, "{followed}");
}

#[test]
fn the_book_has_every_page_once() {
    let mut listed = links(&page("SUMMARY.md"));
    listed.sort();
    let pages = files(&root().join("docs"), "md");
    let names = pages.iter().map(|path| path.file_name().unwrap().to_str().unwrap());
    assert_eq!(listed, names.filter(|name| *name != "SUMMARY.md").collect::<Vec<_>>());
    assert!(page("book.toml").contains("\nsrc = \".\"\n"));
}

// Findings

/// The texts in quotes that come first after `opener`, but for white space.
fn texts_after<'a>(source: &'a str, opener: &str) -> Vec<&'a str> {
    let quoted = |rest: &'a str| rest.trim_start().strip_prefix('"')?.split('"').next();
    source.split(opener).skip(1).filter_map(quoted).collect()
}

/// The codes of all findings that the source can tell, each with a file it stands in.
fn codes() -> BTreeMap<String, PathBuf> {
    let mut codes = BTreeMap::new();
    for crate_folder in fs::read_dir(root().join("crates")).unwrap() {
        let folder = crate_folder.unwrap().path().join("src");
        if !folder.is_dir() {
            continue;
        }
        for file in files_within(&folder, "rs") {
            let text = source(&file);
            let mut found = texts_after(&text, "Diagnostic::error(");
            found.extend(texts_after(&text, "Diagnostic::warning("));
            // The codes that depend on the kind of a name.
            found.extend(texts_after(&text, "=> ").into_iter().filter(|text| text.starts_with("unknown-")));
            codes.extend(found.into_iter().map(|code| (code.to_owned(), file.clone())));
        }
    }
    codes
}

#[test]
fn every_finding_is_on_its_page() {
    let page = page("warnings.md");
    let rows = first_cells(&page);
    let listed: Vec<&str> =
        rows.iter().filter(|(heading, _)| heading == "code").flat_map(|(_, cell)| in_code(cell)).collect();
    let told: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(told.len(), listed.len(), "a code stands twice in docs/warnings.md");
    let codes = codes();
    let missing: Vec<String> = codes
        .iter()
        .filter(|(code, _)| !told.contains(code.as_str()))
        .map(|(code, file)| format!("{code} ({})", file.strip_prefix(root()).unwrap().display()))
        .collect();
    assert!(missing.is_empty(), "not on docs/warnings.md:\n{}", missing.join("\n"));
    let gone: Vec<&str> = told.into_iter().filter(|code| !codes.contains_key(*code)).collect();
    assert!(gone.is_empty(), "on docs/warnings.md, and no source tells them: {}", gone.join(", "));
    assert!(codes.len() > 100);
}

// Fields

/// Methods of a table that read a field by its name.
const READERS: [&str; 16] = [
    ".text(",
    ".required_text(",
    ".texts(",
    ".names(",
    ".parsed(",
    ".required(",
    ".date(",
    ".required_date(",
    ".boolean(",
    ".integer(",
    ".number(",
    ".numbers(",
    ".range(",
    ".chance(",
    ".table(",
    ".blocks(",
];
/// Functions that do so for a table given before the name.
const HELPERS: [&str; 6] = ["words(", "list(", "choice(", "among(", "optional(", "period("];

/// The fields that a source reads.
fn fields(path: &Path) -> BTreeSet<String> {
    let text = source(path);
    let mut found: BTreeSet<&str> = READERS.iter().flat_map(|reader| texts_after(&text, reader)).collect();
    for helper in HELPERS {
        // Past the first comma.
        let calls =
            text.split(helper).skip(1).filter_map(|rest| rest.split_once(", ").or_else(|| rest.split_once(",\n")));
        let named = calls.filter(|(before, _)| !before.contains([';', '{', '"'])).map(|(_, rest)| rest);
        found.extend(named.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()));
    }
    found.into_iter().filter(|field| !field.is_empty()).map(str::to_owned).collect()
}

/// The sections of the format reference in which the fields that a file reads belong; all of it where none is named.
fn sections(file: &str) -> &'static [&'static str] {
    match file {
        "act" => &["motion"],
        "actor" => &["actor"],
        "argument" => &["date"],
        "assertion" => &["assert"],
        "bloc" => &["bloc"],
        "end" | "preference" => &["end"],
        "ending" => &["outcome"],
        "event" => &["event"],
        "motion" => &["motion", "resource"],
        "path" => &["path"],
        "pledge" => &["resource"],
        "question" => &["question"],
        "selector" => &["motion"],
        "source" | "statement" => &["source"],
        "stance" => &["stance"],
        "threat" => &["threat"],
        "turn" => &["move"],
        _ => &[],
    }
}

/// The text under the headings whose first block is one of these.
fn under(page: &str, blocks: &[&str]) -> String {
    if blocks.is_empty() {
        return page.to_owned();
    }
    let first = |part: &&str| {
        let name = part.trim_start_matches([' ', '`', '[']).split(']').next().unwrap_or("");
        blocks.contains(&name)
    };
    page.split("\n## ").skip(1).filter(first).collect()
}

/// Is a field in code marks in the text, alone or as a block?
fn tells(text: &str, field: &str) -> bool {
    in_code(text).any(|code| {
        let name = code.trim_matches(['[', ']']);
        name == field || name.split('.').next_back() == Some(field)
    })
}

#[test]
fn every_field_of_a_dossier_is_on_its_page() {
    let page = page("dossiers.md");
    let mut missing = Vec::new();
    let mut read = BTreeSet::new();
    for file in files(&root().join("crates/dossier/src/read"), "rs") {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = under(&page, sections(&name));
        for field in fields(&file) {
            if !tells(&text, &field) {
                missing.push(format!("{field} ({name}.rs)"));
            }
            read.insert(field);
        }
    }
    // The names of blocks stand in a list.
    let blocks = source(&root().join("crates/dossier/src/read/blocks.rs"));
    let blocks = texts_after(&blocks, "\n                (");
    assert!(blocks.len() > 10, "{blocks:?}");
    for block in blocks {
        if !page.contains(&format!("[[{block}]]")) {
            missing.push(format!("[[{block}]]"));
        }
    }
    assert!(missing.is_empty(), "not on docs/dossiers.md:\n{}", missing.join("\n"));
    assert!(read.len() > 60, "{read:?}");
    // And the page has no field that nothing reads.
    let listed: Vec<(String, String)> =
        first_cells(&page).into_iter().filter(|(head, _)| head.starts_with("field")).collect();
    assert!(listed.len() > 60, "{}", listed.len());
    for (_, cell) in &listed {
        for field in in_code(cell) {
            // A dossier is also asked whether a field is there.
            assert!(read.contains(field) || field == "id", "`{field}` is on docs/dossiers.md, and nothing reads it");
        }
    }
}

#[test]
fn every_field_of_a_body_is_on_its_page() {
    let page = page("bodies.md");
    let mut missing = Vec::new();
    let mut readers = files(&root().join("crates/rules/src/read"), "rs");
    readers.push(root().join("crates/rules/src/read.rs"));
    for file in readers {
        for field in fields(&file) {
            let told = page.contains(&format!("\n{field} = "))
                || page.contains(&format!("[[{field}]]"))
                || tells(&page, &field);
            if !told {
                missing.push(format!("{field} ({})", file.file_name().unwrap().to_str().unwrap()));
            }
        }
    }
    assert!(missing.is_empty(), "not on docs/bodies.md:\n{}", missing.join("\n"));
}

#[test]
fn every_office_and_every_meaning_is_on_the_page() {
    let page = page("dossiers.md");
    let words: BTreeSet<&str> = in_code(&page).collect();
    let offices = dossier::OFFICES.iter().map(|(word, _)| *word);
    for word in offices.chain(dossier::MEANINGS.iter().map(|(word, _)| *word)) {
        assert!(words.contains(word), "`{word}` is not on docs/dossiers.md");
    }
}

// Examples

/// The folder of a page's example: blocks of TOML under `<!-- file: NAME -->`, those of one file put together.
fn example(test: &str, page: &str) -> Folder {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for part in page.split("<!-- file: ").skip(1) {
        let (name, rest) = part.split_once(" -->").unwrap();
        let text = rest.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        *files.entry(name).or_default() += text;
    }
    assert!(!files.is_empty());
    files.into_iter().fold(Folder::new(test), |folder, (name, text)| folder.with(name, text))
}

/// The commands of a page that ask something.
fn commands(page: &str) -> Vec<&str> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("    placet "));
    lines.filter(|line| !line.starts_with("new")).collect()
}

#[test]
fn the_dossier_of_half_an_hour_is_sound_and_answers() {
    let page = page("write-a-dossier.md");
    let folder = example("half-an-hour", &page);
    let checked = folder.run("check vell-strait").answer();
    assert!(checked.starts_with("vell-strait: no errors, 0 doubts."), "{checked}");
    let commands = commands(&page);
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        folder.run(command).answer();
    }
    let brief = folder.run("brief vell-strait --format json").json();
    let prospects = brief["any_path"]["prospects"]["mean"].as_f64().unwrap();
    assert!(0.0 < prospects && prospects < 1.0, "{prospects}");
    // What the page says of a statement's id, and that its words count.
    let without = folder.run("whatif vell-strait statement:rell-2026-05-14=off --format json").json();
    assert_ne!(without["any_path"]["base"]["mean"], without["any_path"]["changed"]["mean"]);
}

#[test]
fn the_examples_of_reactions_run() {
    let folder = Folder::new("reactions");
    let page = page("reactions.md");
    let commands = commands(&page);
    assert!(commands.len() >= 8, "{commands:?}");
    for command in commands {
        folder.run(&format!("{command} --draws 64")).answer();
    }
}

#[test]
fn the_examples_of_parameters_run() {
    let folder = Folder::new("parameters");
    let page = page("parameters.md");
    let commands = commands(&page);
    assert!(commands.len() >= 3, "{commands:?}");
    for command in commands {
        folder.run(&format!("{command} --draws 128")).answer();
    }
}

/// The answers that a page shows, under `<!-- run: ARGUMENTS -->`, are those that the command gives.
#[test]
fn the_answers_on_the_page_of_coalitions_are_those_given() {
    let page = page("coalitions.md");
    let folder = Folder::new("answers");
    let mut asked = 0;
    for part in page.split("<!-- run: ").skip(1) {
        let (command, rest) = part.split_once(" -->").unwrap();
        let shown = rest.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
        // What takes over a second says so on the standard error.
        assert_eq!(folder.run(command).out, shown, "{command}");
        asked += 1;
    }
    assert!(asked >= 2, "{asked}");
    for command in commands(&page) {
        let run = folder.run(command);
        assert_eq!(run.code, Some(0), "{command}: {}", run.err);
    }
}
