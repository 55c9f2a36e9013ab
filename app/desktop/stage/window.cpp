#include "desktop/stage/window.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "desktop/stage/raster.hpp"
#include "echelon/base/error.hpp"

namespace echelon::desktop {
namespace {

// Of OpenGL 3.3, which the packaged header of 1.x does not name.
constexpr GLenum gl_r8 = 0x8229;
constexpr GLenum gl_swizzle = 0x8E46;
constexpr GLenum gl_clamp_to_edge = 0x812F;

struct KeyNames {
  int first = 0;
  Key ours = Key::none;
  int count = 1;  ///< as many in a row, in both orders
};

constexpr std::array<KeyNames, 36> keys{{{GLFW_KEY_A, Key::a, 26},
                                         {GLFW_KEY_0, Key::zero, 10},
                                         {GLFW_KEY_F1, Key::f1, 12},
                                         {GLFW_KEY_TAB, Key::tab},
                                         {GLFW_KEY_LEFT, Key::left},
                                         {GLFW_KEY_RIGHT, Key::right},
                                         {GLFW_KEY_UP, Key::up},
                                         {GLFW_KEY_DOWN, Key::down},
                                         {GLFW_KEY_PAGE_UP, Key::page_up},
                                         {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                         {GLFW_KEY_HOME, Key::home},
                                         {GLFW_KEY_END, Key::end},
                                         {GLFW_KEY_INSERT, Key::insert},
                                         {GLFW_KEY_DELETE, Key::remove},
                                         {GLFW_KEY_BACKSPACE, Key::backspace},
                                         {GLFW_KEY_SPACE, Key::space},
                                         {GLFW_KEY_ENTER, Key::enter},
                                         {GLFW_KEY_KP_ENTER, Key::keypad_enter},
                                         {GLFW_KEY_ESCAPE, Key::escape},
                                         {GLFW_KEY_MENU, Key::menu},
                                         {GLFW_KEY_KP_0, Key::zero, 10},
                                         {GLFW_KEY_KP_SUBTRACT, Key::minus},
                                         {GLFW_KEY_KP_ADD, Key::equal},
                                         {GLFW_KEY_KP_DECIMAL, Key::period},
                                         {GLFW_KEY_KP_DIVIDE, Key::slash},
                                         {GLFW_KEY_MINUS, Key::minus},
                                         {GLFW_KEY_EQUAL, Key::equal},
                                         {GLFW_KEY_COMMA, Key::comma},
                                         {GLFW_KEY_PERIOD, Key::period},
                                         {GLFW_KEY_SLASH, Key::slash},
                                         {GLFW_KEY_BACKSLASH, Key::backslash},
                                         {GLFW_KEY_SEMICOLON, Key::semicolon},
                                         {GLFW_KEY_APOSTROPHE, Key::apostrophe},
                                         {GLFW_KEY_GRAVE_ACCENT, Key::grave},
                                         {GLFW_KEY_LEFT_BRACKET, Key::left_bracket},
                                         {GLFW_KEY_RIGHT_BRACKET, Key::right_bracket}}};

Key key_of(int theirs) {
  for (const auto& [first, ours, count] : keys) {
    if (theirs >= first && theirs < first + count) return key_after(ours, theirs - first);
  }
  return Key::none;
}

Error no_window() {
  const char* reason = nullptr;
  glfwGetError(&reason);
  const std::string why = reason == nullptr ? "" : reason;
  return {Fault::environment,
          {"打不开窗口：" + why, "No window could be opened: " + why},
          {"请在有图形界面的会话中运行；没有显卡时可设 LIBGL_ALWAYS_SOFTWARE=1。",
           "Run it in a graphical session; without a graphics driver set LIBGL_ALWAYS_SOFTWARE=1."}};
}

}  // namespace

struct Window::State {
  Stage& stage;
  Options options;
  Window& window;
  GLFWwindow* handle = nullptr;
  GLuint texture = 0;
  std::array<GLFWcursor*, ImGuiMouseCursor_COUNT> cursors{};
  int frames_wanted = 3;
  struct Shown {
    GLuint texture = 0;
    std::uint64_t version = 0;
  };
  std::map<std::string, Shown> shown;  ///< bitmaps by name

  void push(InputEvent event) {
    frames_wanted = 3;
    stage.input().push(event);
  }
  static State& of(GLFWwindow* handle) { return *static_cast<State*>(glfwGetWindowUserPointer(handle)); }

  void listen();
  void make_texture();
  void upload_letters();
  [[nodiscard]] ImTextureID upload(const std::string& name, const Bitmap& bitmap, std::uint64_t version);
  void show_cursor();
  void present(bool keep);
  void wait_for_events(bool moving);
  [[nodiscard]] Bitmap read_back() const;
};

void Window::State::listen() {
  glfwSetWindowUserPointer(handle, this);
  glfwSetCursorPosCallback(handle, [](GLFWwindow* w, double x, double y) {
    int points = 1;
    int pixels = 1;
    glfwGetWindowSize(w, &points, nullptr);
    glfwGetFramebufferSize(w, &pixels, nullptr);
    const double ratio = points > 0 ? static_cast<double>(pixels) / points : 1;
    InputEvent event;
    event.kind = InputEvent::Kind::move;
    event.x = static_cast<float>(x * ratio);
    event.y = static_cast<float>(y * ratio);
    of(w).push(event);
  });
  glfwSetMouseButtonCallback(handle, [](GLFWwindow* w, int button, int action, int mods) {
    if (button > 2) return;
    InputEvent event;
    event.kind = InputEvent::Kind::button;
    event.button = button;
    event.down = action == GLFW_PRESS;
    event.modifiers = {(mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0,
                       (mods & GLFW_MOD_ALT) != 0};
    of(w).push(event);
  });
  glfwSetScrollCallback(handle, [](GLFWwindow* w, double x, double y) {
    InputEvent event;
    event.kind = InputEvent::Kind::wheel;
    event.x = static_cast<float>(x);
    event.y = static_cast<float>(y);
    of(w).push(event);
  });
  glfwSetKeyCallback(handle, [](GLFWwindow* w, int key, int, int action, int mods) {
    if (action == GLFW_REPEAT) {
      of(w).frames_wanted = 3;  // ImGui repeats held keys itself
      return;
    }
    InputEvent event;
    event.kind = InputEvent::Kind::key;
    event.key = key_of(key);
    event.down = action == GLFW_PRESS;
    event.modifiers = {(mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0,
                       (mods & GLFW_MOD_ALT) != 0};
    of(w).push(event);
  });
  glfwSetCharCallback(handle, [](GLFWwindow* w, unsigned character) {
    InputEvent event;
    event.kind = InputEvent::Kind::character;
    event.character = character;
    of(w).push(event);
  });
  glfwSetDropCallback(handle, [](GLFWwindow* w, int count, const char** paths) {
    std::vector<std::filesystem::path> files(paths, paths + count);
    of(w).frames_wanted = 3;
    if (of(w).window.dropped) of(w).window.dropped(files);
  });
  const auto redraw = [](GLFWwindow* w) { of(w).frames_wanted = 3; };
  glfwSetWindowRefreshCallback(handle, redraw);
  glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* w, int, int) { of(w).frames_wanted = 3; });
  glfwSetWindowFocusCallback(handle, [](GLFWwindow* w, int) { of(w).frames_wanted = 3; });
}

void Window::State::make_texture() {
  // The backend makes its own copy of the whole texture in four bytes a pixel; it gets one row, we keep ours.
  ImFontAtlas& atlas = *stage.typesetter().atlas();
  const int height = std::exchange(atlas.TexHeight, 1);
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  IM_FREE(std::exchange(atlas.TexPixelsRGBA32, nullptr));
  atlas.TexHeight = height;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, gl_clamp_to_edge);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, gl_clamp_to_edge);
  const std::array<GLint, 4> white_with_alpha{GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, gl_swizzle, white_with_alpha.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, gl_r8, atlas.TexWidth, atlas.TexHeight, 0, GL_RED, GL_UNSIGNED_BYTE,
               atlas.TexPixelsAlpha8);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's texture names are pointers
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)));
}

void Window::State::upload_letters() {
  const Typesetter::Rows rows = stage.typesetter().take_changed_rows();
  if (rows.first >= rows.last) return;
  const ImFontAtlas& atlas = *stage.typesetter().atlas();
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows.first, atlas.TexWidth, rows.last - rows.first, GL_RED,
                  GL_UNSIGNED_BYTE,
                  atlas.TexPixelsAlpha8 + static_cast<std::ptrdiff_t>(rows.first) * atlas.TexWidth);
}

ImTextureID Window::State::upload(const std::string& name, const Bitmap& bitmap, std::uint64_t version) {
  Shown& kept = shown[name];
  if (kept.texture == 0) {
    glGenTextures(1, &kept.texture);
    glBindTexture(GL_TEXTURE_2D, kept.texture);
    for (const GLenum side : {GLenum{GL_TEXTURE_WRAP_S}, GLenum{GL_TEXTURE_WRAP_T}})
      glTexParameteri(GL_TEXTURE_2D, side, gl_clamp_to_edge);
    for (const GLenum filter : {GLenum{GL_TEXTURE_MIN_FILTER}, GLenum{GL_TEXTURE_MAG_FILTER}})
      glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    kept.version = version + 1;
  }
  if (kept.version != version) {
    kept.version = version;
    glBindTexture(GL_TEXTURE_2D, kept.texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, bitmap.width, bitmap.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 bitmap.pixels.data());
  }
  // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's texture names are pointers
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(kept.texture));
}

void Window::State::show_cursor() {
  const ImGuiMouseCursor wanted = ImGui::GetMouseCursor();
  if (wanted >= 0) glfwSetCursor(handle, cursors[static_cast<std::size_t>(wanted)]);
}

void Window::State::wait_for_events(bool moving) {
  if (frames_wanted > 0) {
    glfwPollEvents();
  } else if (moving) {
    glfwWaitEventsTimeout(0.1);
    frames_wanted = std::max(frames_wanted, 1);
  } else {
    glfwWaitEvents();
    frames_wanted = 3;
  }
}

void Window::State::present(bool keep) {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(handle, &width, &height);
  upload_letters();
  glViewport(0, 0, width, height);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (keep) write_png(read_back(), *options.screenshot);
  show_cursor();
  glfwSwapBuffers(handle);
}

Bitmap Window::State::read_back() const {
  Bitmap bitmap;
  glfwGetFramebufferSize(handle, &bitmap.width, &bitmap.height);
  const auto width = static_cast<std::size_t>(bitmap.width);
  const auto height = static_cast<std::size_t>(bitmap.height);
  std::vector<std::uint32_t> upside_down(width * height);
  glReadBuffer(GL_BACK);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, bitmap.width, bitmap.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  bitmap.pixels.resize(width * height);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      bitmap.pixels[y * width + x] = upside_down[(height - 1 - y) * width + x] | 0xFF000000U;
    }
  }
  return bitmap;
}

Window::Window(Stage& stage, const Options& options)
    : state_(std::make_unique<State>(State{stage, options, *this, nullptr, 0, {}, 3, {}})) {
  if (glfwInit() == 0) throw no_window();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_VISIBLE, options.shown ? 1 : 0);
  state_->handle = glfwCreateWindow(options.width, options.height, "Echelon 梯队", nullptr, nullptr);
  if (state_->handle == nullptr) {
    const Error error = no_window();
    glfwTerminate();
    throw error;
  }
  glfwMakeContextCurrent(state_->handle);
  glfwSwapInterval(1);
  ImGui_ImplOpenGL3_Init("#version 330");
  state_->make_texture();
  state_->listen();
  const std::array<std::pair<ImGuiMouseCursor, int>, 5> shapes{
      {{ImGuiMouseCursor_Arrow, GLFW_ARROW_CURSOR},
       {ImGuiMouseCursor_TextInput, GLFW_IBEAM_CURSOR},
       {ImGuiMouseCursor_ResizeEW, GLFW_HRESIZE_CURSOR},
       {ImGuiMouseCursor_ResizeNS, GLFW_VRESIZE_CURSOR},
       {ImGuiMouseCursor_Hand, GLFW_HAND_CURSOR}}};
  for (const auto& [ours, theirs] : shapes) {
    state_->cursors[static_cast<std::size_t>(ours)] = glfwCreateStandardCursor(theirs);
  }
  GLFWwindow* handle = state_->handle;
  stage.ui().texture = [this](const std::string& name, const Bitmap& bitmap, std::uint64_t version) {
    return state_->upload(name, bitmap, version);
  };
  stage.clipboard().get = [handle] {
    const char* text = glfwGetClipboardString(handle);
    return std::string(text == nullptr ? "" : text);
  };
  stage.clipboard().set = [handle](const std::string& text) { glfwSetClipboardString(handle, text.c_str()); };
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  glfwDestroyWindow(state_->handle);
  glfwTerminate();
}

void Window::wake() { glfwPostEmptyEvent(); }
void Window::close() { glfwSetWindowShouldClose(state_->handle, 1); }

float Window::system_scale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(state_->handle, &x, &y);
  return x;
}

std::vector<std::pair<std::string, std::string>> Window::facts() const {
  const auto said = [](GLenum name) {
    const GLubyte* text = glGetString(name);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenGL's texts are unsigned
    return text == nullptr ? std::string("?") : std::string(reinterpret_cast<const char*>(text));
  };
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(state_->handle, &width, &height);
  return {{"renderer", said(GL_RENDERER)},
          {"OpenGL", said(GL_VERSION)},
          {"GLFW", glfwGetVersionString()},
          {"window", std::to_string(width) + " x " + std::to_string(height)},
          {"system scale", std::to_string(std::lround(system_scale() * 100)) + "%"}};
}

void Window::run(const std::function<void(Ui&)>& draw, const std::function<bool()>& moving,
                 const std::function<bool()>& working) {
  State& state = *state_;
  double last = glfwGetTime();
  int quiet_frames = 0;
  while (glfwWindowShouldClose(state.handle) == 0) {
    state.wait_for_events(moving());
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(state.handle, &width, &height);
    if (width == 0 || height == 0) {
      state.frames_wanted = 0;
      continue;
    }
    const double now = glfwGetTime();
    --state.frames_wanted;
    if (state.stage.frame(width, height, static_cast<float>(now - std::exchange(last, now)), draw)) {
      state.frames_wanted = std::max(state.frames_wanted, 1);
    }
    quiet_frames = state.frames_wanted > 0 || working() ? 0 : quiet_frames + 1;
    const bool last_picture = state.options.screenshot && quiet_frames > 0;
    state.present(last_picture);
    if (last_picture) return;
    if (after_frame) after_frame();
  }
}

}  // namespace echelon::desktop
