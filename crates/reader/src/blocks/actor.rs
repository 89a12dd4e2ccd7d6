//! Entities of the article as actors of the dossier.

use crate::ledger::{Entity, EntityKind, UNKNOWN};

/// The actors for whom an entity acts: its principals, as ids of a dossier. None where the text does not say.
pub(super) fn actors(entity: &Entity) -> Vec<String> {
    let principals = entity.principal.split('+').filter(|principal| *principal != UNKNOWN);
    principals.map(|principal| id(principal.trim_start_matches("group:"))).filter(|id| !id.is_empty()).collect()
}

/// Does it act on its own account, rather than speak for somebody?
pub(super) fn is_actor_itself(entity: &Entity) -> bool {
    matches!(
        entity.kind,
        EntityKind::State | EntityKind::Organisation | EntityKind::Group | EntityKind::ArmedGroup | EntityKind::Other
    )
}

/// Words as an id of a dossier: letters without their marks where they have plain ones, everything else `-`.
#[must_use]
pub fn id(words: &str) -> String {
    let mut id = String::new();
    for letter in words.chars() {
        match plain(letter) {
            Some(plain) => id.push_str(plain),
            None if letter.is_ascii_alphanumeric() || letter == '_' => id.push(letter),
            None if letter == '\'' || letter == '’' || id.ends_with('-') || id.is_empty() => {}
            None => id.push('-'),
        }
        if id.len() >= 60 {
            break;
        }
    }
    id.trim_matches(['-', '_']).to_owned()
}

/// The plain letters of the commonest marked ones.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'á' | 'à' | 'â' | 'ã' | 'å' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => "e",
        'ğ' => "g",
        'í' | 'ì' | 'î' | 'ï' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ó' | 'ò' | 'ô' | 'õ' => "o",
        'ö' | 'ø' => "oe",
        'ř' => "r",
        'š' | 'ş' | 'ș' | 'ś' => "s",
        'ț' | 'ţ' => "t",
        'ú' | 'ù' | 'û' | 'ů' => "u",
        'ü' => "ue",
        'ý' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'ß' => "ss",
        'Å' => "A",
        'É' => "E",
        'İ' => "I",
        'Ö' | 'Ø' => "Oe",
        'Š' | 'Ş' => "S",
        'Ü' => "Ue",
        'Ž' => "Z",
        _ => return None,
    })
}
