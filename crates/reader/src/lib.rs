//! An article becomes draft statements, each under the words it came from, and a draft dossier.
