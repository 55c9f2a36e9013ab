#include "echelon/office/reports.hpp"

namespace echelon {
namespace {

/// Whether the column must be filled in, what may stand in it, and an example.
Words note_on(const ImportColumn& column) {
  Words note = column.required ? Words{"必填。", "Required."} : Words{"选填。", "Optional."};
  if (!column.choices.empty()) {
    note.zh += "从下拉列表中选择。";
    note.en += " Choose from the list.";
  }
  if (!column.example.empty()) {
    note.zh += "例如：" + column.example.zh;
    note.en += " For example: " + column.example.en;
  }
  return note;
}

}  // namespace

Paper import_template(ImportKind kind, Language language) {
  Paper paper;
  paper.is_template = true;
  paper.landscape = true;
  paper.title = import_kind_words(kind).in(language);
  for (const ImportColumn& column : import_columns(kind)) {
    Paper::Column made{column.title.in(language)};
    for (const Words& choice : column.choices) made.choices.push_back(choice.in(language));
    made.required = column.required;
    made.note = note_on(column).in(language);
    paper.columns.push_back(std::move(made));
  }
  return paper;
}

}  // namespace echelon
