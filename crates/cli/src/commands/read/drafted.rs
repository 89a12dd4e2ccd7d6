//! A new dossier from articles.

use std::path::Path;

use reader::blocks::{Aim, KnownBody, Setting, blocks, found, id_of, issues_to_motions};
use reader::lexicon::Lexicon;
use rules::Catalogue;
use terms::{Diagnostic, Layered, Memory};

use super::{Arguments, Read, delivered, gazetteer, into, lexicon, new_name, read_all, review, stem};
use crate::Failure;
use crate::disk::Disk;
use crate::open::opened;

pub(super) fn run(arguments: &Arguments, folder: &Path) -> Result<String, Failure> {
    let name = new_name(folder)?;
    let lexicon = lexicon(arguments)?;
    let all = read_all(arguments, &gazetteer(arguments.actors.as_deref())?, &lexicon, &[])?;
    let Some((first, others)) = all.split_first() else { return Ok(String::new()) };
    let mut page = String::new();
    let (files, todo) = founded(arguments, first, &lexicon)?;
    let changed =
        files.iter().fold(Memory::new(), |memory, (file, text)| memory.with(format!("{name}/{file}"), text.as_bytes()));
    opened(folder, &changed, |_, _, _| Ok(()))?;
    let write = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        files.iter().try_for_each(|(file, text)| std::fs::write(folder.join(file), text))
    };
    let shown = folder.display();
    write().map_err(|error| Failure::Internal(format!("`{shown}` cannot be written: {error}")))?;
    page.push_str(&format!("{shown} is written, a draft from {}. To do:\n", first.path.display()));
    page.push_str(&into::list(&todo));
    let named = folder.to_string_lossy();
    for other in others {
        page.push_str(&into::add(arguments, other, &named)?);
    }
    page.push_str(&format!("It passes\n  placet check {shown}\nand answers\n  placet brief {shown}\n"));
    delivered(arguments, &all, page)
}

/// The bodies by which requirements can be read.
fn known_bodies() -> Vec<KnownBody> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let world = Layered(vec![&here, &shipped]);
    let catalogue = Catalogue::new(&world);
    let known = catalogue.ids().into_iter().filter_map(|id| {
        let (body, _) = catalogue.find(id.as_str()).ok()?;
        Some(KnownBody { id: body.id.to_string(), name: body.name.value.clone() })
    });
    known.collect()
}

type Files = Vec<(&'static str, String)>;

fn founded(arguments: &Arguments, read: &Read, lexicon: &Lexicon) -> Result<(Files, Vec<String>), Failure> {
    let date = read.day()?;
    let aims = issues_to_motions(&read.ledger);
    let aim = |issue: &str| aims.get(issue).cloned().unwrap_or(Aim::Unresolved);
    let source = source_id(read);
    let setting =
        Setting { article: read.text(), date, source: &source, aim: &aim, taken: std::collections::BTreeSet::new() };
    let mut drafts = blocks(&read.ledger, setting);
    if arguments.review {
        drafts = review::on_terminal(drafts, &read.reading)?;
    }
    let file = read.path.file_name().unwrap_or_default().to_string_lossy();
    let founding = found(&read.ledger, &drafts, &file, date, &known_bodies(), lexicon).ok_or_else(|| {
        let what = if arguments.review { "was accepted" } else { "was read" };
        Diagnostic::error(
            "nothing-to-write",
            format!("no statement on a plan {what} from `{}`: nothing is written", read.path.display()),
        )
        .hint("see what is read with: placet read ARTICLE; begin by hand with: placet new NAME")
    })?;
    Ok((founding.files, founding.todo))
}

/// The article's id as a source.
pub(super) fn source_id(read: &Read) -> String {
    let id = id_of(&stem(&read.path));
    if id.is_empty() { "article".to_owned() } else { id }
}
