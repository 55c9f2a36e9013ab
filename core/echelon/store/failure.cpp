#include "echelon/store/failure.hpp"

#include <sqlite3.h>

#include "echelon/base/error.hpp"

namespace echelon::store {
namespace {

[[noreturn]] void raise(Fault fault, Words what, Words remedy, const std::string& file) {
  throw Error(fault, std::move(what), std::move(remedy),
              Place{.file = file, .sheet = {}, .row = 0, .column = {}});
}

[[noreturn]] void read_only(const std::string& file) {
  raise(Fault::environment,
        {"办公文件是只读的，无法保存", "the office file is read-only and nothing was saved"},
        {"请取消文件及其所在文件夹的只读属性，或将文件复制到可以写入的位置后再打开",
         "make the file and its folder writable, or copy the file to a place where you may write"},
        file);
}

[[noreturn]] void damaged(const std::string& file) {
  raise(Fault::environment,
        {"办公文件已损坏，没有写入任何内容", "the office file is damaged; nothing was written"},
        {"请保留此文件，改用最近一份经过核验的备份",
         "keep this file and go on with the newest verified backup"},
        file);
}

}  // namespace

void fail(int code, const std::string& message, const std::string& file) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      raise(
          Fault::environment, {"办公文件正被另一个程序占用", "the office file is in use by another program"},
          {"请等待另一个程序保存完毕后重试", "wait until the other program has saved, then try again"}, file);
    case SQLITE_FULL:
      raise(Fault::environment,
            {"磁盘空间不足，本次操作没有保存", "the disk is full; this change was not saved"},
            {"请清理磁盘空间后重试", "free some space on the disk, then try again"}, file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      read_only(file);
    case SQLITE_CORRUPT:
      damaged(file);
    case SQLITE_NOTADB:
      raise(Fault::request, {"此文件不是办公文件", "this file is not an office file"},
            {"请选择由本系统建立的办公文件", "choose a file that Echelon made"}, file);
    case SQLITE_CANTOPEN:
      raise(Fault::environment,
            {"无法打开办公文件，或无法在其所在文件夹中写入",
             "the office file cannot be opened, or its folder cannot be written to"},
            {"请检查文件和文件夹的访问权限", "check the permissions of the file and its folder"}, file);
    case SQLITE_NOMEM:
      raise(Fault::environment, {"内存不足，本次操作没有保存", "out of memory; this change was not saved"},
            {"请关闭其他程序后重试", "close other programs, then try again"}, file);
    case SQLITE_CONSTRAINT:
      raise(Fault::request,
            {"数据相互矛盾，没有保存（" + message + "）",
             "the rows contradict each other; nothing was saved (" + message + ")"},
            {"请检查所引用的人员和学校是否存在", "check that the people and schools referred to exist"},
            file);
    default:
      raise(Fault::environment,
            {"读写办公文件失败（" + message + "）",
             "reading or writing the office file failed (" + message + ")"},
            {"请检查磁盘后重试；如仍失败，请改用备份",
             "check the disk and try again; if it fails again, go on with a backup"},
            file);
  }
}

}  // namespace echelon::store
