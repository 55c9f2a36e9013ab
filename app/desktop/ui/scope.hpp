#pragma once

#include <imgui.h>

#include <string_view>

#include "desktop/ui/theme.hpp"
#include "desktop/ui/typesetter.hpp"

namespace echelon::desktop {

// Every Begin/Push of ImGui stands in this file and scope.cpp, each with its End/Pop in a destructor: the
// stacks stay balanced when a panel throws. Those that can be closed are true while open.

class Scope {
 public:
  Scope() = default;
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
};

class ScopeWindow : Scope {
 public:
  ScopeWindow(const char* id, ImGuiWindowFlags flags);
  ~ScopeWindow();
};

class ScopeChild : Scope {
 public:
  ScopeChild(std::string_view id, ImVec2 size, ImGuiWindowFlags flags = 0);
  ~ScopeChild();
};

class ScopePopup : Scope {
 public:
  explicit ScopePopup(const char* id);
  ~ScopePopup();
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

/// Closes every popup, before they are drawn; false when none was open.
bool close_popups();

class ScopeTooltip : Scope {
 public:
  ScopeTooltip();
  ~ScopeTooltip();
};

/// The last item as something that can be dragged elsewhere; true while it is.
class ScopeDragSource : Scope {
 public:
  ScopeDragSource();
  ~ScopeDragSource();
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

/// The last item as a place to drop on; true while something is held over it.
class ScopeDragTarget : Scope {
 public:
  ScopeDragTarget();
  ~ScopeDragTarget();
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

class ScopeCombo : Scope {
 public:
  ScopeCombo(const char* id, const char* shown);
  ~ScopeCombo();
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

class ScopeTable : Scope {
 public:
  ScopeTable(const char* id, int columns, ImGuiTableFlags flags, ImVec2 size = {});
  ~ScopeTable();
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

class ScopeGroup : Scope {
 public:
  ScopeGroup();
  ~ScopeGroup();
};

class ScopeDisabled : Scope {
 public:
  explicit ScopeDisabled(bool disabled);
  ~ScopeDisabled();
};

class ScopeId : Scope {
 public:
  explicit ScopeId(std::string_view id);
  explicit ScopeId(int id);
  ~ScopeId();
};

class ScopeColour : Scope {
 public:
  ScopeColour(ImGuiCol which, Colour colour);
  ~ScopeColour();
};

class ScopeStyle : Scope {
 public:
  ScopeStyle(ImGuiStyleVar which, ImVec2 value);
  ScopeStyle(ImGuiStyleVar which, float value);
  ~ScopeStyle();
};

class ScopeFace : Scope {
 public:
  ScopeFace(const Typesetter& typesetter, Face face);
  ~ScopeFace();
};

class ScopeWidth : Scope {
 public:
  explicit ScopeWidth(float width);
  ~ScopeWidth();
};

/// Clips the window's drawing; not its items.
class ScopeClip : Scope {
 public:
  ScopeClip(ImVec2 from, ImVec2 to);
  ~ScopeClip();
};

/// Two layers: what is drawn now lies above what is drawn after `to_back`.
class ScopeLayers : Scope {
 public:
  ScopeLayers();
  ~ScopeLayers();
  void to_back();

 private:
  ImDrawList& list_;
  ImDrawListSplitter splitter_;
};

/// Moves the contents' edges inwards by `margin` on both sides; grouped, so that it is one item afterwards.
class ScopeInset : Scope {
 public:
  explicit ScopeInset(float margin);
  ~ScopeInset();

 private:
  float margin_;
  float work_edge_;
  float content_edge_;
};

}  // namespace echelon::desktop
